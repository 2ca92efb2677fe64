using Microsoft.AspNetCore.Mvc;

public class PatientsController : ControllerBase
{
    [HttpGet("{id}")]
    public IActionResult Get(string id)
    {
        var patient = patients.Find(id);
        // ruleid: cs-sensitive-response
        return Ok(new { patient.Name, patient.Ssn });
    }

    [HttpGet("{id}/number")]
    public string Number(string id)
    {
        var patient = patients.Find(id);
        // ruleid: cs-sensitive-response
        return patient.Ssn;
    }

    [HttpGet("{id}/whole")]
    public IActionResult Whole(string id)
    {
        // ruleid: cs-sensitive-response
        return new JsonResult(AnswerFor(patients.Find(id)));
    }

    [HttpGet("{id}/public")]
    public IActionResult Open(string id)
    {
        var patient = patients.Find(id);
        // ok: cs-sensitive-response
        return Ok(new { patient.Name, Known = register.Contains(patient.Ssn) });
    }

    [HttpGet("{id}/card")]
    public IActionResult Card(string id)
    {
        // ok: cs-sensitive-response
        return Ok(Mask(patients.Find(id).CardNumber));
    }

    private object AnswerFor(Patient patient) => new { patient.Name, Number = patient.Ssn };

    private string Inner(Patient patient)
    {
        // ok: cs-sensitive-response
        return patient.Ssn;
    }
}
