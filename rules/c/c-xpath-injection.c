#include <libxml/xpath.h>
#include <stdio.h>

void find(xmlXPathContextPtr context)
{
    char name[64];
    fgets(name, sizeof(name), stdin);
    // ruleid: c-xpath-injection
    xmlXPathEvalExpression((xmlChar *)name, context);
    xmlXPathRegisterVariable(context, BAD_CAST "name", xmlXPathNewCString(name));
    // ok: c-xpath-injection
    xmlXPathEvalExpression(BAD_CAST "//user[@name=$name]", context);
}
