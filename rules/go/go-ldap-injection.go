package shop

import (
	"fmt"
	"net/http"

	"github.com/go-ldap/ldap/v3"
)

func find(r *http.Request, conn *ldap.Conn) {
	filter := fmt.Sprintf("(uid=%s)", r.FormValue("user"))
	// ruleid: go-ldap-injection
	req := ldap.NewSearchRequest("dc=example", ldap.ScopeWholeSubtree, ldap.NeverDerefAliases, 0, 0, false, filter, nil, nil)
	conn.Search(req)
	safe := fmt.Sprintf("(uid=%s)", ldap.EscapeFilter(r.FormValue("user")))
	// ok: go-ldap-injection
	conn.Search(ldap.NewSearchRequest("dc=example", ldap.ScopeWholeSubtree, ldap.NeverDerefAliases, 0, 0, false, safe, nil, nil))
}

func remove(r *http.Request, conn *ldap.Conn) {
	// ruleid: go-ldap-injection
	conn.Del(ldap.NewDelRequest("uid="+r.FormValue("user")+",dc=example", nil))
}
