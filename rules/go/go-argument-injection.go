package shop

import (
	"net/http"
	"os/exec"
)

func clone(r *http.Request) {
	url := r.FormValue("url")
	// ruleid: go-argument-injection
	exec.Command("git", "clone", url).Run()
	// ok: go-argument-injection
	exec.Command("git", "clone", "--", url).Run()
	// ok: go-argument-injection
	exec.Command("echo", url).Run()
	// ok: go-argument-injection
	exec.Command("git", "clone", "https://example.com/"+url).Run()
}
