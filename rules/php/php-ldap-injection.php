<?php

$user = $_GET['user'];
// ruleid: php-ldap-injection
ldap_search($link, 'dc=example', "(uid=$user)");
$filter = '(&(uid=' . $_POST['user'] . ')(active=1))';
// ruleid: php-ldap-injection
ldap_list($link, 'dc=example', $filter);
// ruleid: php-ldap-injection
ldap_bind($link, 'uid=' . $_POST['user'] . ',dc=example', $_POST['password']);

// ok: php-ldap-injection
ldap_search($link, 'dc=example', '(uid=' . ldap_escape($user, '', LDAP_ESCAPE_FILTER) . ')');
// ok: php-ldap-injection
ldap_search($link, 'dc=example', '(uid=admin)');
// ok: php-ldap-injection
ldap_search($link, 'dc=example', '(number=' . (int) $_GET['number'] . ')');
