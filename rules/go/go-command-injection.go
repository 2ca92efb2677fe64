package shop

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"syscall"

	"github.com/gin-gonic/gin"
)

func ping(w http.ResponseWriter, r *http.Request) {
	host := r.URL.Query().Get("host")
	// ruleid: go-command-injection
	out, err := exec.Command("sh", "-c", "ping -c 1 "+host).Output()
	if err != nil {
		return
	}
	w.Write(out)
}

func convert(c *gin.Context) {
	line := fmt.Sprintf("convert %s out.png", c.PostForm("file"))
	// ruleid: go-command-injection
	exec.CommandContext(c, "/bin/bash", "-c", line).Run()
}

func tool(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-command-injection
	exec.Command(r.FormValue("tool"), "--version").Run()
	// ruleid: go-command-injection
	syscall.Exec(r.FormValue("tool"), nil, nil)
}

func fromEnvironment() {
	// ruleid: go-command-injection
	exec.Command("cmd", "/C", os.Getenv("STEP")).Run()
}

func pingWithoutShell(w http.ResponseWriter, r *http.Request) {
	// ok: go-command-injection
	exec.Command("ping", "-c", "1", r.URL.Query().Get("host")).Run()
}

func fixedShell(w http.ResponseWriter, r *http.Request) {
	host := "localhost"
	// ok: go-command-injection
	exec.Command("sh", "-c", "ping -c 1 "+host).Run()
	count, _ := strconv.Atoi(r.FormValue("count"))
	// ok: go-command-injection
	exec.Command("sh", "-c", fmt.Sprintf("ping -c %d localhost", count)).Run()
}

func known(w http.ResponseWriter, r *http.Request) {
	program := "convert"
	switch r.FormValue("tool") {
	case "resize":
		program = "mogrify"
	}
	// ok: go-command-injection
	exec.Command(program, "in.png").Run()
}

func again() error {
	// ok: go-command-injection
	return exec.Command(os.Args[0], "run").Run()
}
