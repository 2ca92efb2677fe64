import { testMarkedPractices } from '../../../test/unit/practices';

describe('practices of Kotlin', () => {
  testMarkedPractices('kt', [
    [
      'rate-limit',
      'Spring',
      `@RestController
class A(private val bucket: Bucket) {
  @PostMapping("/a") @RateLimiter(name = "x") fun a(): String { return "" } // met
  @PostMapping("/b") fun b(): String { return "" } // <- b has no rate limit
  @PostMapping("/c") fun c(): String { if (bucket.tryConsume(1)) { return "ok" } // met
    return "no" }
}`,
    ],
    [
      'rate-limit',
      'Ktor',
      `fun Application.module() {
  install(RateLimit) { register(RateLimitName("login")) { rateLimiter(limit = 5, refillPeriod = 60.seconds) } }
  routing {
    rateLimit(RateLimitName("login")) {
      post("/login") { call.respondText("x") } // met
    }
    post("/free") { call.respondText("x") } // <- POST /free has no rate limit
  }
}`,
    ],
    [
      'audit-log',
      'services and annotations',
      `@RestController
class A {
  @GetMapping("/a") fun a(): String { auditService.record("x") // met
    return "" }
  @GetMapping("/b") fun b(): String { return "" } // <- b writes nothing to the audit log
  @GetMapping("/c") @Audited fun c(): String { return "" } // met
}`,
    ],
    [
      'expiry',
      'tokens and cookies',
      `fun a(u: User): String = JWT.create().withSubject(u.id).sign(alg) // <- Give JWT.create().sign an expiry
fun b(u: User): String = JWT.create().withSubject(u.id).withExpiresAt(soon()).sign(alg) // met
fun c(u: User): String { return Jwts.builder().subject(u.id).signWith(key).compact() } // <- Give Jwts.builder().compact an expiry
fun d(u: User): String { return Jwts.builder().subject(u.id).expiration(soon()).signWith(key).compact() } // met
fun e(r: HttpServletResponse) { val c = Cookie("session", "x")
  r.addCookie(c) } // <- Give r.addCookie an expiry
fun f(r: HttpServletResponse) { val c = Cookie("session", "x")
  c.maxAge = 60
  r.addCookie(c) } // met
fun g(r: HttpServletResponse) { val c = Cookie("session", "x").apply { maxAge = 60 }
  r.addCookie(c) }
fun h(call: C) { call.response.cookies.append("session", "x") } // <- Give call.response.cookies.append an expiry
fun i(call: C) { call.response.cookies.append("session", "x", maxAge = 60L) } // met`,
    ],
    [
      'encryption',
      'files and preferences',
      `fun a(p: Patient) { File("a").writeText(p.diagnosis) } // <- Encrypt p.diagnosis before File().writeText stores it
fun b(p: Patient) { File("a").writeText(encrypt(p.diagnosis)) } // met
fun c(p: Patient) { val s = "x \${p.diagnosis}"
  File("a").writeText(s) } // <- Encrypt s before File().writeText stores it
fun d(p: Patient) { prefs.edit().putString("a", p.ssn).apply() } // <- Encrypt p.ssn before prefs.edit().putString stores it
fun e(p: Patient) { val c = Cipher.getInstance("AES/GCM/NoPadding")
  File("a").writeBytes(c.doFinal(p.ssn.toByteArray())) } // met
fun f(w: FileWriter, p: Patient) { w.write(p.ssn) } // <- Encrypt p.ssn before w.write stores it`,
    ],
  ]);
});
