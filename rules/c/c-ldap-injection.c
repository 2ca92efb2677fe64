#include <ldap.h>
#include <stdio.h>
#include <stdlib.h>

void find(LDAP *ld)
{
    char name[64];
    LDAPMessage *result;
    fgets(name, sizeof(name), stdin);
    // ruleid: c-ldap-injection
    ldap_search_ext_s(ld, "dc=example", LDAP_SCOPE_SUBTREE, name, NULL, 0, NULL, NULL, NULL, 0, &result);
}

void find_fixed(LDAP *ld)
{
    LDAPMessage *result;
    // ok: c-ldap-injection
    ldap_search_s(ld, "dc=example", LDAP_SCOPE_SUBTREE, "(uid=shop)", NULL, 0, &result);
}
