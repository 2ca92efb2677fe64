<?php

// ruleid: php-variable-injection
extract($_POST);
// ruleid: php-variable-injection
parse_str($_SERVER['QUERY_STRING']);
// ruleid: php-variable-injection
extract($_GET, EXTR_OVERWRITE);

function save($request, $user)
{
    // ruleid: php-variable-injection
    $user->forceFill($request->all());
    // ok: php-variable-injection
    $user->fill($request->only(['name', 'email']));
}

// ok: php-variable-injection
parse_str($_SERVER['QUERY_STRING'], $values);
// ok: php-variable-injection
extract($_POST, EXTR_SKIP);
// ok: php-variable-injection
extract(['name' => 'a']);

function remember($model, $request): void
{
    // ok: php-variable-injection
    $model->forceFill(['name' => $request->input('name')]);
}
