<?php

$dom = new DOMDocument();
// ruleid: php-xxe
$dom->loadXML($text, LIBXML_NONET);
// ruleid: php-xxe
$dom->loadXML($text, LIBXML_NONET);
// ruleid: php-xxe
$xml = simplexml_load_string($text, 'SimpleXMLElement', LIBXML_NONET);
// ruleid: php-xxe
$xml = new SimpleXMLElement($text, LIBXML_NONET);
// ok: php-xxe
$dom->loadXML($text);
// ok: php-xxe
$dom->loadXML($text, LIBXML_NONET);
// ok: php-xxe
$xml = simplexml_load_string($text, 'SimpleXMLElement', LIBXML_NOCDATA);
// ok: php-xxe
$xml = simplexml_load_string($text);
