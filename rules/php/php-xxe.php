<?php

$dom = new DOMDocument();
// ruleid: php-xxe
$dom->loadXML($text, LIBXML_NOENT);
// ruleid: php-xxe
$dom->loadXML($text, LIBXML_NOENT | LIBXML_DTDLOAD);
// ruleid: php-xxe
$xml = simplexml_load_string($text, 'SimpleXMLElement', LIBXML_NOENT);
// ruleid: php-xxe
$xml = new SimpleXMLElement($text, LIBXML_DTDLOAD);
// ok: php-xxe
$dom->loadXML($text);
// ok: php-xxe
$dom->loadXML($text, LIBXML_NONET);
// ok: php-xxe
$xml = simplexml_load_string($text, 'SimpleXMLElement', LIBXML_NOCDATA);
// ok: php-xxe
$xml = simplexml_load_string($text);
