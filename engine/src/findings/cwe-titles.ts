/**
 * Short names of weaknesses, a line each. The numbers and what they name are those of the CWE list (cwe.mitre.org); where it
 * has a nickname, that is the name here. Those of rules, of both editions of the OWASP Top 10 and of the CWE Top 25.
 */
const lines = `
5 Data transmission without encryption (J2EE)
11 Debug binary (ASP.NET)
13 Password in configuration file (ASP.NET)
15 External control of a setting
20 Improper input validation
22 Path traversal
23 Relative path traversal
35 Path traversal with .../...//
36 Absolute path traversal
59 Link following
61 Symbolic link following
65 Hard link following
73 External control of a file name or path
74 Injection
75 Special elements in another plane
76 Equivalent special elements
77 Command injection
78 OS command injection
79 Cross-site scripting
80 Script-related HTML tags in a page
83 Script in attributes of a page
86 Invalid characters in identifiers of a page
87 Alternate syntax of cross-site scripting
88 Argument injection
89 SQL injection
90 LDAP injection
91 XML injection
93 CRLF injection
94 Code injection
95 Eval injection
96 Static code injection
97 Server-side includes in a page
98 PHP remote file inclusion
99 Resource injection
103 Incomplete validate() (Struts)
104 Form bean without validation (Struts)
112 Missing XML validation
113 HTTP response splitting
114 Process control
115 Misinterpretation of input
116 Improper encoding or escaping of output
117 Improper output neutralization for logs
120 Classic buffer overflow
121 Stack-based buffer overflow
122 Heap-based buffer overflow
125 Out-of-bounds read
129 Improper validation of an array index
134 Format string from outside
138 Improper neutralization of special elements
147 Improper neutralization of input terminators
159 Improper handling of special elements
173 Improper handling of alternate encoding
174 Double decoding of the same data
183 Permissive list of allowed inputs
184 Incomplete list of disallowed inputs
190 Integer overflow or wraparound
200 Exposure of sensitive information
201 Sensitive information in sent data
208 Observable timing discrepancy
209 Error message with sensitive information
210 Self-generated error message with sensitive information
212 Improper removal of sensitive information before storage or transfer
213 Exposure by incompatible policies
215 Sensitive information in debugging code
219 Sensitive file under the web root
221 Information loss or omission
223 Omission of security-relevant information
234 Failure to handle a missing parameter
235 Improper handling of extra parameters
242 Inherently dangerous function
248 Uncaught exception
250 Execution with unnecessary privileges
252 Unchecked return value
256 Plaintext storage of a password
257 Passwords in a recoverable format
258 Empty password in configuration file
259 Hard-coded password
260 Password in configuration file
261 Weak encoding of a password
266 Incorrect privilege assignment
269 Improper privilege management
272 Least privilege violation
274 Improper handling of insufficient privileges
276 Incorrect default permissions
280 Improper handling of insufficient permissions
281 Improper preservation of permissions
282 Improper ownership management
283 Unverified ownership
284 Improper access control
285 Improper authorization
286 Incorrect user management
287 Improper authentication
288 Authentication bypass by an alternate path
289 Authentication bypass by an alternate name
290 Authentication bypass by spoofing
291 Reliance on an IP address for authentication
293 Referer field for authentication
294 Authentication bypass by capture-replay
295 Improper certificate validation
296 Improper following of a certificate chain
297 Certificate with host mismatch
298 Improper check of certificate expiration
299 Improper check of certificate revocation
300 Channel accessible by non-endpoint
302 Authentication bypass by assumed-immutable data
303 Incorrect authentication algorithm
304 Missing step in authentication
305 Authentication bypass by a primary weakness
306 Missing authentication for a critical function
307 Unrestricted authentication attempts
308 Single-factor authentication
309 Password system for primary authentication
310 Cryptographic issues
311 Missing encryption of sensitive data
312 Cleartext storage of sensitive information
313 Cleartext storage in a file or on disk
315 Cleartext storage in a cookie
316 Cleartext storage in memory
319 Cleartext transmission of sensitive information
321 Hard-coded cryptographic key
322 Key exchange without authentication
323 Reuse of a nonce or key
324 Key past its expiration date
325 Missing cryptographic step
326 Inadequate encryption strength
327 Broken or risky cryptographic algorithm
328 Weak hash
329 Predictable IV with CBC mode
330 Insufficiently random values
331 Insufficient entropy
332 Insufficient entropy in a generator
334 Small space of random values
335 Incorrect use of seeds
336 Same seed in a generator
337 Predictable seed in a generator
338 Cryptographically weak generator
340 Predictable numbers or identifiers
342 Predictable value from previous values
345 Insufficient verification of authenticity
346 Origin validation error
347 Improper verification of a signature
348 Less trusted source
350 Reliance on reverse DNS
352 Cross-site request forgery
353 Missing integrity check
359 Exposure of private personal information
362 Race condition
367 Time-of-check time-of-use race condition
369 Divide by zero
377 Insecure temporary file
379 Temporary file in a directory with insecure permissions
382 System.exit() in a web application (J2EE)
384 Session fixation
385 Covert timing channel
390 Detected error without action
391 Unchecked error condition
394 Unexpected status code or return value
396 Catch of a generic exception
397 Declared throws of a generic exception
400 Uncontrolled resource consumption
402 Resource leak into a new sphere
404 Improper resource shutdown or release
409 Data amplification
410 Insufficient resource pool
416 Use after free
419 Unprotected primary channel
424 Improper protection of an alternate path
425 Forced browsing
426 Untrusted search path
427 Uncontrolled element of a search path
430 Deployment of the wrong handler
431 Missing handler
434 Unrestricted upload of a dangerous file
436 Interpretation conflict
441 Confused deputy
444 HTTP request smuggling
447 Unimplemented or unsupported feature in the user interface
451 Misrepresentation in the user interface
454 External initialization of trusted variables
460 Improper cleanup on a thrown exception
470 Unsafe reflection
471 Modification of assumed-immutable data
472 Assumed-immutable web parameter
476 Null pointer dereference
477 Obsolete function
478 Missing default case
484 Omitted break in a switch
489 Active debug code
493 Critical public variable that is not final
494 Download of code without an integrity check
497 Exposure of sensitive system information
500 Public static field that is not final
501 Trust boundary violation
502 Deserialization of untrusted data
506 Embedded malicious code
509 Replicating malicious code
520 Impersonation (.NET)
521 Weak password requirements
522 Insufficiently protected credentials
523 Unprotected transport of credentials
524 Cache with sensitive information
525 Browser cache with sensitive information
526 Sensitive information in environment variables
532 Sensitive information in a log file
537 Java runtime error message with sensitive information
538 Sensitive information in an accessible file
539 Persistent cookie with sensitive information
540 Sensitive information in source code
541 Sensitive information in an include file
547 Hard-coded, security-relevant constants
548 Directory listing
549 Missing password field masking
550 Server-generated error message with sensitive information
552 Files accessible to external parties
564 SQL injection: Hibernate
565 Cookies without validation and integrity
566 Authorization bypass by a SQL primary key
579 Non-serializable object in a session (J2EE)
598 Sensitive information in a query string
601 Open redirect
602 Client-side enforcement of server-side security
603 Client-side authentication
610 Externally controlled reference
611 XML external entity reference
613 Insufficient session expiration
614 Cookie without Secure
615 Sensitive information in comments
620 Unverified password change
624 Executable regular expression
628 Function call with incorrect arguments
636 Failing open
639 Authorization bypass by a user-controlled key
640 Weak password recovery
641 Improper restriction of file names
642 External control of critical state
643 XPath injection
644 Scripting syntax in HTTP headers
646 Reliance on a file name or extension
650 Trust in HTTP permission methods
651 WSDL file with sensitive information
652 XQuery injection
653 Insufficient isolation
656 Security through obscurity
657 Violation of secure design principles
668 Exposure of a resource to the wrong sphere
674 Uncontrolled recursion
676 Dangerous function
693 Protection mechanism failure
703 Improper handling of exceptional conditions
706 Incorrectly resolved name or reference
732 Incorrect permissions of a critical resource
749 Exposed dangerous method
754 Improper check for exceptional conditions
755 Improper handling of exceptional conditions
756 Missing custom error page
757 Algorithm downgrade
759 Hash without a salt
760 Hash with a predictable salt
770 Resources without limits
776 XML entity expansion
778 Insufficient logging
780 RSA without OAEP
784 Cookies in a security decision
787 Out-of-bounds write
798 Hard-coded credentials
799 Improper control of interaction frequency
807 Untrusted inputs in a security decision
829 Functionality from an untrusted control sphere
830 Web functionality from an untrusted source
833 Deadlock
835 Infinite loop
838 Inappropriate encoding for the output context
841 Improper enforcement of a workflow
843 Type confusion
862 Missing authorization
863 Incorrect authorization
913 Improper control of dynamic code resources
915 Mass assignment
916 Password hash with insufficient effort
917 Expression language injection
918 Server-side request forgery
922 Insecure storage of sensitive information
926 Improper export of Android components
927 Implicit intent for sensitive communication
940 Improper verification of the source of a channel
941 Incorrectly specified destination
942 Permissive cross-domain policy
943 Injection into a data query
1004 Cookie without HttpOnly
1007 Insufficient visual distinction of homoglyphs
1021 Clickjacking
1022 Link to an untrusted target with window.opener
1059 Insufficient technical documentation
1104 Unmaintained third-party components
1125 Excessive attack surface
1173 Improper use of a validation framework
1174 Improper model validation (ASP.NET)
1188 Insecure default initialization
1204 Weak initialization vector
1236 Formula injection
1240 Risky implementation of a cryptographic primitive
1241 Predictable algorithm in a generator
1275 Cookie without SameSite
1321 Prototype pollution
1327 Binding to an unrestricted IP address
1329 Component that cannot be updated
1333 Inefficient regular expression
1336 Template injection
1357 Insufficiently trustworthy component
1390 Weak authentication
1391 Weak credentials
1392 Default credentials
1393 Default password
1395 Vulnerable third-party component
1426 Improper validation of generative AI output
1427 Prompt injection
`;

const titles: ReadonlyMap<string, string> = new Map(
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const space = line.indexOf(' ');
      return [`CWE-${line.slice(0, space)}`, line.slice(space + 1)] as const;
    }),
);

/** The ids of all weaknesses that have a name here, by number: `CWE-22`. */
export const knownCwes: readonly string[] = [...titles.keys()];

/** The short name of a weakness: `SQL injection` for `CWE-89`; `undefined` for one without a name here. */
export function cweTitle(cwe: string): string | undefined {
  return titles.get(cwe);
}
