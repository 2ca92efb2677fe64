const { Strategy } = require('passport-jwt');
const jose = require('jose');
// ruleid: js-hardcoded-secret
passport.use(new Strategy({ secretOrKey: 'vellum-9', issuer: 'shop' }, verify));
// ruleid: js-hardcoded-secret
jose.JWT.sign({ user: 1 }, 'vellum-9');
// ok: js-hardcoded-secret
passport.use(new Strategy({ secretOrKey: process.env.JWT_KEY, issuer: 'shop' }, verify));
