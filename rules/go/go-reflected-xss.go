package shop

import (
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"io"
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
)

func greet(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go-reflected-xss
	fmt.Fprintf(w, "<h1>Hello %s</h1>", name)
	// ruleid: go-reflected-xss
	io.WriteString(w, "<p>"+name+"</p>")
	// ruleid: go-reflected-xss
	w.Write([]byte("<p>" + name))
}

func trusted(w http.ResponseWriter, r *http.Request, page *template.Template) {
	// ruleid: go-reflected-xss
	page.Execute(w, template.HTML(r.FormValue("bio")))
}

func ginPage(c *gin.Context) {
	// ruleid: go-reflected-xss
	c.Data(200, "text/html; charset=utf-8", []byte("<b>"+c.Query("q")+"</b>"))
	// ok: go-reflected-xss
	c.String(200, c.Query("q"))
}

func echoPage(c echo.Context) error {
	// ruleid: go-reflected-xss
	return c.HTML(200, "<b>"+c.QueryParam("q")+"</b>")
}

func escaped(w http.ResponseWriter, r *http.Request) {
	// ok: go-reflected-xss
	fmt.Fprintf(w, "<h1>Hello %s</h1>", html.EscapeString(r.FormValue("name")))
	// ok: go-reflected-xss
	fmt.Fprintln(os.Stderr, r.FormValue("name"))
}

func plain(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain")
	// ok: go-reflected-xss
	fmt.Fprint(w, r.FormValue("name"))
}

func encoded(w http.ResponseWriter, r *http.Request) {
	data, err := json.Marshal(map[string]string{"name": r.FormValue("name")})
	if err != nil {
		return
	}
	// ok: go-reflected-xss
	w.Write(data)
}

func rendered(w http.ResponseWriter, r *http.Request, page *template.Template) {
	// ok: go-reflected-xss
	page.Execute(w, r.FormValue("bio"))
}

func copied(w http.ResponseWriter, r *http.Request) {
	var plain, escaped strings.Builder
	for _, next := range r.FormValue("name") {
		plain.WriteRune(next)
		switch next {
		case '<':
			escaped.WriteString("&lt;")
		default:
			escaped.WriteRune(next)
		}
	}
	// ruleid: go-reflected-xss
	fmt.Fprint(w, plain.String())
	// ok: go-reflected-xss
	fmt.Fprint(w, escaped.String())
}
