<?php

class Patients
{
    public function show($id)
    {
        $patient = $this->patients->find($id);
        // ruleid: php-sensitive-response
        return response()->json(['name' => $patient->name, 'number' => $patient->ssn]);
    }

    public function whole($id)
    {
        // ruleid: php-sensitive-response
        return new JsonResponse($this->answerFor($this->patients->find($id)));
    }

    public function open($id)
    {
        $patient = $this->patients->find($id);
        // ok: php-sensitive-response
        return response()->json(['name' => $patient->name, 'known' => $this->register->contains($patient->ssn)]);
    }

    private function answerFor($patient)
    {
        return ['name' => $patient->name, 'number' => $patient->getSsn()];
    }
}

function card($order): void
{
    // ruleid: php-sensitive-response
    echo json_encode(['card' => $order->cardNumber]);
    // ok: php-sensitive-response
    echo json_encode(['card' => mask($order->cardNumber)]);
    // ok: php-sensitive-response
    echo 'Card ending in ' . substr($order->cardNumber, -4);
}
