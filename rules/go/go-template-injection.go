package shop

import (
	"html/template"
	"net/http"
)

func greet(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-template-injection
	page, err := template.New("page").Parse("<h1>" + r.FormValue("name") + "</h1>")
	if err != nil {
		return
	}
	page.Execute(w, nil)
	// ok: go-template-injection
	safe := template.Must(template.New("page").Parse("<h1>{{.}}</h1>"))
	safe.Execute(w, r.FormValue("name"))
}
