package shop

import javax.script.ScriptEngine
import javax.servlet.http.HttpServletRequest
import org.springframework.expression.spel.standard.SpelExpressionParser

class Formulas {
    fun run(request: HttpServletRequest, engine: ScriptEngine) {
        val formula = request.getParameter("formula")
        // ruleid: kt-code-injection
        engine.eval(formula)
        // ruleid: kt-code-injection
        SpelExpressionParser().parseExpression("price * $formula")
        // ok: kt-code-injection
        engine.eval("amount * 1.19")
        // ok: kt-code-injection
        SpelExpressionParser().parseExpression("price * " + formula.toInt())
    }
}
