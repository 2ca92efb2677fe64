using System.CodeDom.Compiler;
using System.Data;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CSharp;

public class FormulaController : Controller
{
    public async Task<IActionResult> Compute(string formula)
    {
        // ruleid: cs-code-injection
        return Ok(await CSharpScript.EvaluateAsync<double>(formula));
    }

    public IActionResult Compile(string body)
    {
        var code = "public class Rule { public bool Ok() { return " + body + "; } }";
        // ruleid: cs-code-injection
        var result = new CSharpCodeProvider().CompileAssemblyFromSource(new CompilerParameters(), code);
        return Ok(result.Errors.Count);
    }

    public async Task<IActionResult> Twice(int number)
    {
        // ok: cs-code-injection
        return Ok(await CSharpScript.EvaluateAsync<int>("2 * " + number));
    }

    public async Task<IActionResult> Constant(string formula)
    {
        // ok: cs-code-injection
        return Ok(await CSharpScript.EvaluateAsync<int>("1 + 1"));
    }
}
