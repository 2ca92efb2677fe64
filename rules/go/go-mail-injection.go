package shop

import (
	"net/http"
	"net/mail"
	"net/smtp"
)

func contact(r *http.Request, auth smtp.Auth) {
	subject := r.FormValue("subject")
	// ruleid: go-mail-injection
	smtp.SendMail("mail:25", auth, "shop@example.com", []string{"team@example.com"}, []byte("Subject: "+subject+"\r\n\r\nHello"))
	to, err := mail.ParseAddress(r.FormValue("to"))
	if err != nil {
		return
	}
	// ok: go-mail-injection
	smtp.SendMail("mail:25", auth, "shop@example.com", []string{to.Address}, []byte("Subject: Hello\r\n\r\nHello"))
}
