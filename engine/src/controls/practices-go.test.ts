import { testMarkedPractices } from '../../../test/unit/practices';

describe('practices of Go', () => {
  testMarkedPractices('go', [
    [
      'rate-limit',
      'routers, wrappers, and limiters in handlers',
      `package a
import ("net/http"; "github.com/go-chi/chi/v5"; "github.com/go-chi/httprate"; "github.com/gin-gonic/gin"; "golang.org/x/time/rate")
func main() {
	r := chi.NewRouter()
	r.Post("/free", free)
	r.With(httprate.LimitByIP(5, time.Minute)).Post("/a", a)
	r.Group(func(r chi.Router) {
		r.Use(httprate.LimitByIP(100, time.Minute))
		r.Post("/b", b)
	})
	g := gin.Default()
	g.POST("/c", rateLimit(), c)
	g.POST("/d", d)
	http.HandleFunc("/e", e)
	http.Handle("/f", limitHandler(http.HandlerFunc(f)))
}
func free(w http.ResponseWriter, r *http.Request) {} // <- free has no rate limit
func a(w http.ResponseWriter, r *http.Request) {} // met
func b(w http.ResponseWriter, r *http.Request) {} // met
func c(c *gin.Context) {} // met
func d(c *gin.Context) {} // <- d has no rate limit
var limiter = rate.NewLimiter(1, 3)
func e(w http.ResponseWriter, r *http.Request) { // met
	if !limiter.Allow() {
		return
	}
	w.Write(nil)
}
func f(w http.ResponseWriter, r *http.Request) {} // met
func limitHandler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if limiter.Allow() == false {
			return
		}
		next.ServeHTTP(w, r)
	})
}`,
    ],
    [
      'audit-log',
      'functions, wrappers, events',
      `package a
import "net/http"
func main() { http.HandleFunc("/a", a); http.HandleFunc("/b", b);http.HandleFunc("/c", audited(c)); http.HandleFunc("/d", d) }
func a(w http.ResponseWriter, r *http.Request) { audit.Log(r) } // met
func b(w http.ResponseWriter, r *http.Request) { if r.Method == "GET" { auditLog.Record(r) } } // <- b writes nothing to the audit log unless r.Method == "GET", line 5
func c(w http.ResponseWriter, r *http.Request) { } // met
func d(w http.ResponseWriter, r *http.Request) { events.Publish(ctx, &AuditEvent{Who: 1}) } // met`,
    ],
    [
      'expiry',
      'tokens, cookies and links',
      `package a
import ("github.com/golang-jwt/jwt/v5"; "net/http")
func a() { t := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": 1}); t.SignedString(key) } // <- Give jwt.NewWithClaims an expiry
func b() { t := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": 1, "exp": soon}); t.SignedString(key) } // met
func c() {
	claims := Claims{User: u, RegisteredClaims: jwt.RegisteredClaims{ExpiresAt: soon}}
	t := jwt.NewWithClaims(jwt.SigningMethodHS256, claims) // met
}
func d() {
	claims := &Claims{User: u}
	t := jwt.NewWithClaims(jwt.SigningMethodHS256, claims) // <- Give jwt.NewWithClaims an expiry
}
func e() {
	claims := jwt.MapClaims{}
	claims["exp"] = soon
	t := jwt.NewWithClaims(jwt.SigningMethodHS256, claims) // met
}
func f(w http.ResponseWriter) {
	http.SetCookie(w, &http.Cookie{Name: "session", Value: v}) // <- Give http.Cookie an expiry
	http.SetCookie(w, &http.Cookie{Name: "session", Value: v, MaxAge: 3}) // met
	http.SetCookie(w, &http.Cookie{Name: "theme", Value: v})
	c := http.Cookie{Name: "session", Value: v} // met
	c.Expires = soon
	http.SetCookie(w, &c)
	t := jwt.New(jwt.SigningMethodHS256)
	cl := t.Claims.(jwt.MapClaims)
	cl["exp"] = 3
}
func g(p *s3.PresignClient) {
	p.PresignGetObject(ctx, in) // <- Give p.PresignGetObject an expiry
	p.PresignGetObject(ctx, in, s3.WithPresignExpires(time.Minute)) // met
	p.PresignGetObject(ctx, in, func(o *s3.PresignOptions) { o.Expires = time.Minute }) // met
}`,
    ],
    [
      'encryption',
      'files',
      `package a
import "os"
func a(p Patient) { os.WriteFile("a", []byte(p.Diagnosis), 0600) } // <- Encrypt []byte(p.Diagnosis) before os.WriteFile stores it
func b(p Patient) { os.WriteFile("a", encrypt([]byte(p.Diagnosis)), 0600) } // met
func c(p Patient) {
	f, err := os.Create("a")
	defer f.Close()
	f.WriteString("x" + p.SSN) // <- Encrypt "x" + p.SSN before f.WriteString stores it
	fmt.Fprintf(f, "%s", p.SSN) // <- Encrypt p.SSN before fmt.Fprintf stores it
}
func d(p Patient) {
	sealed := gcm.Seal(nil, nonce, []byte(p.SSN), nil)
	os.WriteFile("a", sealed, 0600) // met
}
func e(p Patient) {
	data, err := json.Marshal(map[string]string{"d": p.Diagnosis})
	os.WriteFile("a", data, 0600) // <- Encrypt data before os.WriteFile stores it
}
func g(out *os.File, p Patient) {
	out.WriteString(p.SSN) // <- Encrypt p.SSN before out.WriteString stores it
}`,
    ],
  ]);
});
