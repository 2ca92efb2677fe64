package shop

import javax.naming.directory.DirContext
import javax.naming.directory.SearchControls
import javax.servlet.http.HttpServletRequest
import org.springframework.ldap.support.LdapEncoder

class Directory {
    fun find(request: HttpServletRequest, context: DirContext) {
        val name = request.getParameter("name")
        // ruleid: kt-ldap-injection
        context.search("ou=people", "(uid=$name)", SearchControls())
        // ok: kt-ldap-injection
        context.search("ou=people", "(uid={0})", arrayOf(name), SearchControls())
        // ok: kt-ldap-injection
        context.search("ou=people", "(uid=" + LdapEncoder.filterEncode(name) + ")", SearchControls())
    }
}
