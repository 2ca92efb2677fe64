package shop

import (
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"os"
)

// ruleid: go-hardcoded-secret
const apiKey = "f4Tq9ZLm27xK"

var (
	// ruleid: go-hardcoded-secret
	dbPassword = "h7!kQ2vv"
	// ok: go-hardcoded-secret
	passwordField = "password"
	// ok: go-hardcoded-secret
	tokenHeader = "X-Shop-Token"
)

type config struct{ Password, User string }

func load() config {
	// ruleid: go-hardcoded-secret
	return config{Password: "tr0ub4dor", User: "shop"}
}

func sign(text string) []byte {
	// ruleid: go-hardcoded-secret
	mac := hmac.New(sha256.New, []byte("k3y-of-the-shop"))
	mac.Write([]byte(text))
	return mac.Sum(nil)
}

func open() {
	// ruleid: go-hardcoded-secret
	sql.Open("mysql", "shop:s3cret@tcp(localhost)/shop")
	// ok: go-hardcoded-secret
	sql.Open("mysql", os.Getenv("DSN"))
}

func fromEnvironment() config {
	// ok: go-hardcoded-secret
	return config{Password: os.Getenv("DB_PASSWORD"), User: "shop"}
}

func empty(password string) bool {
	// ok: go-hardcoded-secret
	return password == ""
}

// ok: go-hardcoded-secret
const settingsPassword = "user/settings/password"
