import { testMarkedPractices } from '../../../test/unit/practices';

describe('practices of Java', () => {
  testMarkedPractices('java', [
    [
      'rate-limit',
      'annotations and buckets',
      `package a;
@RestController
class A {
  private final Bucket bucket = Bucket.builder().build();
  @PostMapping("/a") @RateLimiter(name = "x") String a() { return ""; } // met
  @PostMapping("/b") String b() { return ""; } // <- b has no rate limit
  @PostMapping("/c") String c() { if (bucket.tryConsume(1)) { return "ok"; } return "no"; } // met
  @PostMapping("/d") String d() { limiter.acquire(); return "no"; } // met
}`,
    ],
    [
      'rate-limit',
      'a filter for the whole program',
      `package a;
@RestController
class A {
  @PostMapping("/b") String b() { return ""; } // met
}
@Component
class RateLimitFilter extends OncePerRequestFilter { void doFilterInternal(HttpServletRequest r, HttpServletResponse s, FilterChain c) {} }`,
    ],
    [
      'rate-limit',
      'an annotation of the class',
      `@RestController
@RateLimited
class A {
  @PostMapping("/b") String b() { return ""; } // met
}`,
    ],
    [
      'audit-log',
      'services, annotations, events',
      `@RestController
class A {
  @GetMapping("/a") String a() { auditService.record("x"); return ""; } // met
  @GetMapping("/b") String b() { return ""; } // <- b writes nothing to the audit log
  @GetMapping("/c") @Audited String c() { return ""; } // met
  @GetMapping("/d") String d() { publisher.publishEvent(new AuditApplicationEvent("a", "b")); return ""; } // met
  @GetMapping("/e") String e() { return auditRepository.findAll(); } // <- e writes nothing to the audit log
}`,
    ],
    [
      'expiry',
      'tokens and cookies',
      `class A {
  String a(User u) { return Jwts.builder().subject(u.id).signWith(key).compact(); } // <- Give Jwts.builder().compact an expiry
  String b(User u) { return Jwts.builder().subject(u.id).expiration(soon()).signWith(key).compact(); } // met
  String c(User u) { return JWT.create().withSubject(u.id).sign(alg); } // <- Give JWT.create().sign an expiry
  String d(User u) { return JWT.create().withExpiresAt(soon()).sign(alg); } // met
  void e(HttpServletResponse r) { Cookie c = new Cookie("session", "x"); r.addCookie(c); } // <- Give r.addCookie an expiry
  void f(HttpServletResponse r) { Cookie c = new Cookie("session", "x"); c.setMaxAge(60); r.addCookie(c); } // met
  String g(User u) { JwtBuilder b = Jwts.builder().subject(u.id); b.expiration(soon()); return b.compact(); } // met
  String h(User u) { JwtBuilder b = Jwts.builder().subject(u.id); return b.compact(); } // <- Give b.compact an expiry
  JWTClaimsSet i(User u) { return new JWTClaimsSet.Builder().subject("a").build(); } // <- Give JWTClaimsSet.Builder().build an expiry
  JWTClaimsSet j(User u) { return new JWTClaimsSet.Builder().subject("a").expirationTime(x).build(); } // met
  String k(User u) { return Jwts.builder().claims(claimsOf(u)).signWith(key).compact(); } // <- Give Jwts.builder().compact an expiry
}`,
    ],
    [
      'encryption',
      'files',
      `class A {
  void a(Patient p) { Files.writeString(path, p.diagnosis); } // <- Encrypt p.diagnosis before Files.writeString stores it
  void b(Patient p) { Files.writeString(path, encrypt(p.diagnosis)); } // met
  void c(Patient p) { String s = "x" + p.getDiagnosis(); FileWriter w = new FileWriter("a"); w.write(s); } // <- Encrypt s before w.write stores it
  void d(Patient p) { Cipher c = Cipher.getInstance("AES/GCM/NoPadding"); byte[] out = c.doFinal(p.getDiagnosis().getBytes()); Files.write(path, out); } // met
  void e(Patient p) { Files.writeString(path, p.name); }
}`,
    ],
  ]);
});
