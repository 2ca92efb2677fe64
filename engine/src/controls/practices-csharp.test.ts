import { testMarkedPractices } from '../../../test/unit/practices';

describe('practices of C#', () => {
  testMarkedPractices('cs', [
    [
      'rate-limit',
      'attributes and limiters',
      `[ApiController]
public class A : ControllerBase {
  [HttpPost("a")] [EnableRateLimiting("fixed")] public IActionResult A1() { return Ok(); } // met
  [HttpPost("b")] public IActionResult B1() { return Ok(); } // <- B1 has no rate limit
  [HttpPost("c")] public async Task<IActionResult> C1() { using var lease = await _limiter.AcquireAsync(1); return Ok(); } // met
}
[ApiController]
[EnableRateLimiting("fixed")]
public class B : ControllerBase {
  [HttpPost("d")] public IActionResult D1() { return Ok(); } // met
  [DisableRateLimiting] [HttpPost("e")] public IActionResult E1() { return Ok(); } // <- E1 has no rate limit
}`,
    ],
    [
      'rate-limit',
      'endpoints and groups',
      `var app = builder.Build();
app.MapPost("/a", () => "x").RequireRateLimiting("fixed"); // met
app.MapPost("/b", () => "x"); // <- POST /b has no rate limit
var g = app.MapGroup("/g").RequireRateLimiting("fixed");
g.MapPost("/c", () => "x"); // met`,
    ],
    [
      'rate-limit',
      'a limiter for the whole program',
      `builder.Services.AddRateLimiter(options => { options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => x); });
var app = builder.Build();
app.UseRateLimiter();
app.MapPost("/b", () => "x"); // met`,
    ],
    [
      'audit-log',
      'services, attributes, scopes',
      `[ApiController]
public class A : ControllerBase {
  [HttpGet("a")] public IActionResult A1() { _auditLogger.LogInformation("x"); return Ok(); } // met
  [HttpGet("b")] public IActionResult B1() { return Ok(); } // <- B1 writes nothing to the audit log
  [HttpGet("c")] [AuditApi] public IActionResult C1() { return Ok(); } // met
  [HttpGet("d")] public IActionResult D1() { return Ok(_auditService.GetAll()); } // <- D1 writes nothing to the audit log
  [HttpGet("e")] public IActionResult E1() { AuditScope.Log("x", new {}); return Ok(); } // met
  [HttpGet("f")] public IActionResult F1() { _db.AuditLogs.Add(new AuditLog { Who = 1 }); return Ok(); } // met
}`,
    ],
    [
      'expiry',
      'tokens and cookies',
      `class A {
  object a() { return new JwtSecurityToken(issuer: "a", claims: claims, signingCredentials: c); } // <- Give JwtSecurityToken an expiry
  object b() { return new JwtSecurityToken(issuer: "a", claims: claims, expires: soon, signingCredentials: c); } // met
  object c() { var d = new SecurityTokenDescriptor { Subject = s, Expires = soon }; return handler.CreateToken(d); } // met
  object d() { var d = new SecurityTokenDescriptor { Subject = s }; return handler.CreateToken(d); } // <- Give SecurityTokenDescriptor an expiry
  object e() { var d = new SecurityTokenDescriptor(); d.Expires = soon; return handler.CreateToken(d); } // met
  void f() { Response.Cookies.Append("session", "x"); } // <- Give Response.Cookies.Append an expiry
  void g() { Response.Cookies.Append("session", "x", new CookieOptions { HttpOnly = true, Expires = soon }); } // met
  void h() { Response.Cookies.Append("session", "x", new CookieOptions { HttpOnly = true }); } // <- Give Response.Cookies.Append an expiry
  void i() { var o = new CookieOptions(); o.MaxAge = soon; Response.Cookies.Append("session", "x", o); } // met
  void j() { Response.Cookies.Append("theme", "x"); }
  object k() { return new JwtSecurityToken("a", "b", claims, now, soon, c); }
}`,
    ],
    [
      'encryption',
      'files',
      `class A {
  void a(Patient p) { File.WriteAllText("a", p.Diagnosis); } // <- Encrypt p.Diagnosis before File.WriteAllText stores it
  void b(Patient p) { File.WriteAllText("a", Encrypt(p.Diagnosis)); } // met
  void c(Patient p) { var s = $"x {p.Diagnosis}"; using (var w = new StreamWriter("a")) { w.WriteLine(s); } } // <- Encrypt s before w.WriteLine stores it
  void d(Patient p) { var s = _protector.Protect(p.Ssn); File.WriteAllText("a", s); } // met
  void e(Patient p) { using var w = new StreamWriter("a"); w.Write(p.Ssn); } // <- Encrypt p.Ssn before w.Write stores it
}`,
    ],
  ]);
});
