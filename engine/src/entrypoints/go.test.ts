import { testEntryPoints } from '../../../test/unit/entry-points';

describe('entry points of Go', () => {
  testEntryPoints('go', [
    [
      'net/http, with what stands around a handler',
      `package main
func main() {
	http.HandleFunc("/health", health)
	http.Handle("/admin", auth(http.HandlerFunc(admin)))
	http.Get("/x")
}
func health(w http.ResponseWriter, r *http.Request) {
}`,
      ['http /health health [] 3:19-26 = 7-8 → health', 'http /admin admin [auth] 4:15-21 → admin'],
    ],
    [
      'a method in the route',
      `package main
func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("DELETE /items/{id}", drop)
}`,
      ['http DELETE /items/{id} drop [] 4:25-36 → drop'],
    ],
    [
      'gorilla',
      `package main
func routes() {
	r := mux.NewRouter()
	r.HandleFunc("/a/{id}", show).Methods("GET", "POST")
	s := r.PathPrefix("/api").Subrouter()
	s.Use(auth)
	s.HandleFunc("/b", list).Methods(http.MethodGet)
}`,
      [
        'http GET /a/{id} show [] 4:2-24 → show',
        'http POST /a/{id} show [] 4:2-24 → show',
        'http GET /api/b list [auth] 7:2-19 → list',
      ],
    ],
    [
      'Gin: groups, what they use, guards of a route',
      `package main
func main() {
	r := gin.Default()
	r.GET("/early", early)
	r.Use(logger())
	r.GET("/ping", func(c *gin.Context) { c.JSON(1) })
	v1 := r.Group("/v1", authRequired())
	v1.POST("/items", limit(), create)
}`,
      [
        'http GET /early early [] 4:2-16 → early',
        'http GET /ping GET /ping [logger] 6:2-15 = 6-6',
        'http POST /v1/items create [logger, authRequired, limit] 8:2-18 → create',
      ],
    ],
    [
      'chi: what a function uses stays in it',
      `package main
func routes(r chi.Router) {
	r.Use(outer)
	r.Route("/b", func(r chi.Router) {
		r.Use(auth)
		r.Get("/{id}", b)
	})
	r.Group(func(r chi.Router) {
		r.Use(admin)
		r.Delete("/c", c)
	})
	r.With(paginate).Get("/d", d)
	r.Get("/e", e)
}`,
      [
        'http GET /b/{id} b [outer, auth] 6:3-16 → b',
        'http DELETE /c c [outer, admin] 10:3-16 → c',
        'http GET /d d [outer, paginate] 12:2-27 → d',
        'http GET /e e [outer] 13:2-12 → e',
      ],
    ],
    [
      'what another function uses',
      `package main
func a() {
	r := chi.NewRouter()
	r.Use(auth)
}
func b() {
	r := chi.NewRouter()
	r.Get("/b", show)
}`,
      ['http GET /b show [] 8:2-12 → show'],
    ],
    [
      'Echo: guards stand behind the handler',
      `package main
import "github.com/labstack/echo/v4"
func main() {
	e := echo.New()
	e.GET("/x", show, auth)
	g := e.Group("/api", jwt)
	g.POST("/y", func(c echo.Context) error { return nil })
}`,
      ['http GET /x show [auth] 5:2-12 → show', 'http POST /api/y POST /api/y [jwt] 7:2-13 = 7-7'],
    ],
    [
      'Fiber, with a guard of a path',
      `package main
func main() {
	app := fiber.New()
	app.Use("/admin", basicAuth)
	app.Get("/admin/x", show)
	app.Get("/open", show)
}`,
      ['http GET /admin/x show [basicAuth] 5:2-20 → show', 'http GET /open show [] 6:2-17 → show'],
    ],
    [
      'functions and commands',
      `package main
func main() { lambda.Start(handle) }
var c = &cobra.Command{Use: "drop", RunE: drop}`,
      ['function handle [] 2:15-27 → handle', 'cli drop drop [] 3:29-35 → drop'],
    ],
    [
      'clients, caches and maps',
      `package main
func a() {
	client.Get("/x", opts)
	cache.Get(key, load)
	http.Post("/x", "text/plain", body)
}`,
      [],
    ],
  ]);
});
