const express = require('express');

const app = express();

app.post('/sum', (req, res) => {
  const { numbers } = req.body;
  let sum = 0;
  // ruleid: js-unbounded-loop
  for (let i = 0; i < numbers.length; i++) {
    sum += numbers[i];
  }
  res.json(sum);
});

app.post('/sum/checked', (req, res) => {
  const { numbers } = req.body;
  if (!Array.isArray(numbers)) return res.sendStatus(400);
  let sum = 0;
  // ok: js-unbounded-loop
  for (let i = 0; i < numbers.length; i++) {
    sum += numbers[i];
  }
  return res.json(sum);
});

app.get('/letters/:word', (req, res) => {
  const letters = [];
  // ok: js-unbounded-loop
  for (let i = 0; i < req.params.word.length; i++) {
    letters.push(req.params.word[i]);
  }
  res.json(letters);
});

app.get('/own', (req, res) => {
  // ok: js-unbounded-loop
  for (let i = 0; i < rows.length; i++) rows[i].seen = true;
  res.json(rows);
});

socket.on('users', (users) => {
  // ok: js-unbounded-loop
  for (let i = 0; i < users.length; i++) show(users[i]);
});
