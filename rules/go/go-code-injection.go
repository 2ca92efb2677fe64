package shop

import (
	"net/http"

	"github.com/robertkrimen/otto"
)

func calculate(w http.ResponseWriter, r *http.Request) {
	vm := otto.New()
	// ruleid: go-code-injection
	vm.Run(r.FormValue("script"))
	vm.Set("price", r.FormValue("price"))
	// ok: go-code-injection
	vm.Run("price * 2")
}
