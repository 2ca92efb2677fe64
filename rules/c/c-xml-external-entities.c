#include <libxml/parser.h>

void parse(const char *text, int size)
{
    // ruleid: c-xml-external-entities
    xmlReadMemory(text, size, "order.xml", NULL, XML_PARSE_NOENT | XML_PARSE_DTDLOAD);
    // ruleid: c-xml-external-entities
    xmlSubstituteEntitiesDefault(1);
    // ok: c-xml-external-entities
    xmlReadMemory(text, size, "order.xml", NULL, XML_PARSE_NONET);
}
