package shop

import (
	"net/http"
	"plugin"
	"reflect"
)

type Actions struct{}

func run(r *http.Request, actions *Actions) {
	// ruleid: go-unsafe-reflection
	reflect.ValueOf(actions).MethodByName(r.FormValue("action")).Call(nil)
	// ruleid: go-unsafe-reflection
	plugin.Open("/srv/plugins/" + r.FormValue("plugin"))
	// ok: go-unsafe-reflection
	reflect.ValueOf(actions).MethodByName("List").Call(nil)
}
