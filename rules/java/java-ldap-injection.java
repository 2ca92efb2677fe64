package shop;

import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import javax.naming.directory.SearchControls;
import javax.servlet.http.HttpServletRequest;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.support.LdapEncoder;

class Directory {
  private LdapTemplate template;

  void find(HttpServletRequest request, DirContext context) throws NamingException {
    String name = request.getParameter("name");
    // ruleid: java-ldap-injection
    context.search("ou=people", "(uid=" + name + ")", new SearchControls());
    InitialDirContext own = new InitialDirContext();
    String filter = "(&(objectClass=person)(cn=" + name + "))";
    // ruleid: java-ldap-injection
    own.search("ou=people", filter, new SearchControls());
    // ruleid: java-ldap-injection
    template.search("ou=people", "(mail=" + name + ")", Person::of);
    // ruleid: java-ldap-injection
    context.search("ou=" + request.getHeader("X-Unit"), "(uid=*)", new SearchControls());
  }

  void findEncoded(HttpServletRequest request, DirContext context) throws NamingException {
    String name = request.getParameter("name");
    // ok: java-ldap-injection
    context.search("ou=people", "(uid={0})", new Object[] {name}, new SearchControls());
    // ok: java-ldap-injection
    context.search("ou=people", "(uid=" + LdapEncoder.filterEncode(name) + ")", new SearchControls());
    // ok: java-ldap-injection
    context.search("ou=people", "(uid=guest)", new SearchControls());
  }

  void shelf(Catalogue books, HttpServletRequest request) {
    // ok: java-ldap-injection
    books.search("title", request.getParameter("title"));
  }
}
