package clinic

import (
	"database/sql"

	"golang.org/x/crypto/bcrypt"
	"gorm.io/gorm"
)

type Row struct {
	Name   string
	Number string
}

func register(db *sql.DB, form Form) {
	// ruleid: go-sensitive-database
	db.Exec("INSERT INTO accounts (mail, password) VALUES ($1, $2)", form.Mail, form.Password)
	// ruleid: go-sensitive-database
	db.ExecContext(ctx, "UPDATE accounts SET password = $1", form.Password)
	kept, _ := bcrypt.GenerateFromPassword([]byte(form.Password), 12)
	// ok: go-sensitive-database
	db.Exec("INSERT INTO accounts (mail, password) VALUES ($1, $2)", form.Mail, kept)
	// ok: go-sensitive-database
	db.Exec("UPDATE accounts SET password = $1", form.PasswordHash)
	// Looking up stores nothing.
	// ok: go-sensitive-database
	db.QueryRow("SELECT id FROM patients WHERE ssn = $1", form.SSN)
}

func admit(gormDB *gorm.DB, form Form) {
	// ruleid: go-sensitive-database
	gormDB.Create(&Row{Name: form.Name, Number: form.SSN})
	// ok: go-sensitive-database
	gormDB.Create(&Row{Name: form.Name, Number: vault.Encrypt(form.SSN)})
}
