package shop;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import javax.servlet.http.HttpServletRequest;
import org.mvel2.MVEL;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;

class Formulas {
  void run(HttpServletRequest request) throws ScriptException {
    String formula = request.getParameter("formula");
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("javascript");
    // ruleid: java-code-injection
    engine.eval(formula);
    ExpressionParser parser = new SpelExpressionParser();
    // ruleid: java-code-injection
    parser.parseExpression("price * " + formula).getValue();
    // ruleid: java-code-injection
    MVEL.eval(formula);
  }

  void runFixed(HttpServletRequest request) throws ScriptException {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("javascript");
    engine.put("amount", request.getParameter("amount"));
    // ok: java-code-injection
    engine.eval("amount * 1.19");
    // ok: java-code-injection
    new SpelExpressionParser().parseExpression("price * " + Integer.parseInt(request.getParameter("amount")));
  }
}
