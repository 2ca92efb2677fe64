package shop

import (
	"net/http"

	"github.com/antchfx/xmlquery"
)

func find(r *http.Request, doc *xmlquery.Node) {
	user := r.FormValue("user")
	// ruleid: go-xpath-injection
	xmlquery.FindOne(doc, "//user[name='"+user+"']")
	// ok: go-xpath-injection
	for _, node := range xmlquery.Find(doc, "//user") {
		if node.SelectAttr("name") == user {
			return
		}
	}
}
