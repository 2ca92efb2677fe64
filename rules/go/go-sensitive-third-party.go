package clinic

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"net/smtp"
	"strings"

	"github.com/getsentry/sentry-go"
)

func claim(patient Patient, claimsURL string, apiURL string) {
	body, _ := json.Marshal(map[string]string{"number": patient.SSN})
	// ruleid: go-sensitive-third-party
	http.Post(claimsURL, "application/json", bytes.NewReader(body))
	// ruleid: go-sensitive-third-party
	request, _ := http.NewRequest("POST", claimsURL, strings.NewReader(describe(patient)))
	// ruleid: go-sensitive-third-party
	http.Get(fmt.Sprintf("https://registry.example.com/people/%s", patient.SSN))
	// ok: go-sensitive-third-party
	http.Post(apiURL, "application/json", bytes.NewReader(body))
	// ok: go-sensitive-third-party
	http.Post("http://localhost:8080/claims", "application/json", bytes.NewReader(body))
	sum := sha256.Sum256([]byte(patient.SSN))
	// ok: go-sensitive-third-party
	http.Post(claimsURL, "text/plain", bytes.NewReader(sum[:]))
	// ok: go-sensitive-third-party
	http.Post(claimsURL, "text/plain", strings.NewReader(vault.Encrypt(patient.SSN)))
	send(request)
}

func describe(patient Patient) string {
	return "Diagnosis: " + patient.Diagnosis
}

func watch(card Card, analytics Analytics) {
	// ruleid: go-sensitive-third-party
	sentry.CaptureMessage("charge of " + card.CardNumber + " failed")
	// ruleid: go-sensitive-third-party
	analytics.Track("charged", card.CardNumber)
	// ok: go-sensitive-third-party
	analytics.Track("charged", mask(card.CardNumber))
}

func remind(auth smtp.Auth, patient Patient) {
	// ruleid: go-sensitive-third-party
	smtp.SendMail("mail:25", auth, "clinic", []string{patient.Mail}, []byte("Because of "+patient.Diagnosis))
	// ok: go-sensitive-third-party
	smtp.SendMail("mail:25", auth, "clinic", []string{patient.Mail}, []byte("Time for your check-up"))
}
