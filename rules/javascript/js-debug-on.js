const { ApolloServer } = require('@apollo/server');
const errorhandler = require('errorhandler');
const express = require('express');

const app = express();
// ruleid: js-debug-on
app.use(errorhandler());

if (process.env.NODE_ENV === 'development') {
  // ok: js-debug-on
  app.use(errorhandler());
}

// ruleid: js-debug-on
const server = new ApolloServer({ typeDefs, resolvers, introspection: true });
// ok: js-debug-on
const quiet = new ApolloServer({ typeDefs, resolvers, introspection: process.env.NODE_ENV !== 'production' });
