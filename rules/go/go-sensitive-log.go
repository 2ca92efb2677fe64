package shop

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
)

func login(w http.ResponseWriter, r *http.Request) {
	user, password := r.FormValue("user"), r.FormValue("password")
	// ruleid: go-sensitive-log
	log.Printf("login %s %s", user, password)
	apiKey := os.Getenv("API_KEY")
	// ruleid: go-sensitive-log
	fmt.Println("key: " + apiKey)
	// ok: go-sensitive-log
	log.Printf("login %s", user)
	err := check(user, password)
	// ok: go-sensitive-log
	log.Println("login failed", err)
	// ok: go-sensitive-log
	log.Println("password has", len(password), "letters")
}

func check(user, password string) error {
	if password == "" {
		return errors.New("no password")
	}
	return nil
}
