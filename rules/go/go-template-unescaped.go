package shop

import (
	"html/template"
	"net/http"
)

func show(w http.ResponseWriter, page *template.Template, comment string) {
	// ruleid: go-template-unescaped
	page.Execute(w, template.HTML(comment))
	// ok: go-template-unescaped
	page.Execute(w, comment)
	// ok: go-template-unescaped
	page.Execute(w, template.HTML("<br>"))
}
