"""A product that keeps notes, written from /docs/sources alone, with Python's
standard library: the second implementation of the source protocol.

    python3 notebook.py --secret-file FILE [--asynchronous] [--base URL]

It prints the address of its source and serves until it is ended. It keeps
everything in memory; each start has the same notes of ada in organization acme.
"""

import argparse
import base64
import hashlib
import hmac
import json
import re
import secrets
import sys
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MAX_BODY = 64 * 1024
WINDOW = 300
PRODUCT = "notebook"
INPUT = re.compile(r'^([a-z][a-z0-9_-]*)=(\(((?:"[^"]+" ?)*)\)(.*))$')


class Refused(Exception):
    def __init__(self, status, code, message):
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


def mac(secret, text):
    return base64.b64encode(hmac.new(secret, text.encode(), hashlib.sha256).digest()).decode()


def digest(body):
    return "sha-256=:" + base64.b64encode(hashlib.sha256(body).digest()).decode() + ":"


def base_of(names, params, method, target, headers):
    lines = []
    for name in names:
        if name == "@method":
            value = method
        elif name == "@target-uri":
            value = target
        else:
            values = headers.get_all(name)
            if name.startswith("@") or not values:
                raise Refused(401, "signature", "The signature covers what the request does not have.")
            value = ", ".join(v.strip() for v in values)
        lines.append(f'"{name}": {value}')
    return "\n".join(lines + [f'"@signature-params": {params}'])


class Notebook:
    def __init__(self, secret, asynchronous):
        self.secret, self.asynchronous = secret, asynchronous
        self.lock = threading.Lock()
        self.notes, self.nonces, self.answers = [], {}, {}
        for n in range(7):
            self.add("files", f"Note {n}", f"The text of note {n}")
            self.add("activities", f"Wrote note {n}", "")
        self.add("files", "Somebody else's", "Bob's", owner="bob")

    def add(self, category, title, content, owner="ada"):
        key = f"n{len(self.notes):06d}"
        self.notes.append({"owner": owner, "key": key, "category": category, "title": title, "content": content,
                           "at": f"2026-01-01T00:00:{len(self.notes):02d}Z", "restricted": False})

    # --- signatures

    def check(self, method, target, headers, body):
        key = headers.get("Idempotency-Key", "")
        if not re.fullmatch(r"[A-Za-z0-9._-]{8,100}", key):
            raise Refused(401, "signature", "The Idempotency-Key is missing or malformed.")
        if not hmac.compare_digest(headers.get("Content-Digest", ""), digest(body)):
            raise Refused(401, "signature", "The Content-Digest is not the body's.")
        given = INPUT.match(headers.get("Signature-Input", ""))
        signature = headers.get("Signature", "")
        if not given or not signature.startswith(given[1] + "=:") or not signature.endswith(":"):
            raise Refused(401, "signature", "The signature is missing or malformed.")
        names = re.findall(r'"([^"]+)"', given[3])
        if not {"@method", "@target-uri", "content-digest", "idempotency-key"} <= set(names):
            raise Refused(401, "signature", "The signature covers too little.")
        right = mac(self.secret, base_of(names, given[2], method, target, headers))
        if not hmac.compare_digest(right.encode(), signature[len(given[1]) + 2:-1].encode()):
            raise Refused(401, "signature", "The signature is wrong.")
        self.fresh(dict(re.findall(r';([a-z]+)="?([^";]*)"?', given[4])))

    def fresh(self, params):
        now = time.time()
        if params.get("keyid") != "steward" or not params.get("created", "").isdigit() or not params.get("nonce"):
            raise Refused(401, "signature", "The signature's parameters are wrong.")
        if abs(now - int(params["created"])) > WINDOW:
            raise Refused(401, "signature", "The signature is too old, or ahead.")
        with self.lock:
            self.nonces = {n: t for n, t in self.nonces.items() if now - t <= 2 * WINDOW}
            if params["nonce"] in self.nonces:
                raise Refused(401, "signature", "The request was sent before.")
            self.nonces[params["nonce"]] = now

    # --- operations

    def mine(self, subject, categories=()):
        if subject.get("organization") != "acme":
            return []
        names = [subject.get("userName", "")] + [e.split("@")[0] for e in subject.get("emails") or []]
        names = {n.lower() for n in names if n}
        return [n for n in self.notes if n["owner"] in names and (not categories or n["category"] in categories)]

    def describe(self, _):
        fields = [{"name": "words", "description": "How many words it has"},
                  {"name": "title", "description": "Its headline", "rectify": True}]
        return {"protocol": "steward-source/1", "name": "Notebook", "regions": ["DE"], "keys": ["userName", "emails"],
                "asynchronous": self.asynchronous,
                "products": [{"id": PRODUCT, "categories": [{"name": "files", "fields": fields}, {"name": "activities"}]}]}

    def find(self, body):
        counts = []
        for category in ("files", "activities"):
            held = self.mine(body["subject"], [category])
            if held:
                times = [n["at"] for n in held]
                counts.append({"product": PRODUCT, "category": category, "count": len(held), "first": min(times), "last": max(times)})
        return {"counts": counts}

    def export(self, body):
        limit = body.get("limit")
        if not isinstance(limit, int) or not 1 <= limit <= 500:
            raise Refused(400, "limit", "The limit is 1 to 500.")
        rest = [n for n in self.mine(body["subject"]) if n["key"] > body.get("cursor", "")]
        page = {"items": [self.item(n) for n in rest[:limit]]}
        if len(rest) > limit:
            page["next"] = rest[limit - 1]["key"]
        return page

    def item(self, n):
        written = n["category"] == "files"
        return {"key": n["key"], "product": PRODUCT, "category": n["category"], "at": n["at"], "title": n["title"],
                "content": n["content"], "restricted": n["restricted"],
                "provenance": "provided" if written else "observed", "purpose": "provide" if written else "provide_secure",
                "fields": {"words": str(len(n["content"].split()))} if written else {}}

    def rectify(self, body):
        if not body.get("corrections"):
            raise Refused(400, "corrections", "There is no correction.")
        changed, refused = set(), []
        for c in body["corrections"]:
            if c["category"] != "files" or c["field"] not in ("title", "content"):
                refused.append({k: c[k] for k in ("category", "key", "field") if k in c} | {"ground": "That can't be corrected."})
                continue
            for n in self.mine(body["subject"], ["files"]):
                if c.get("key") in (None, "", n["key"]):
                    n[c["field"]] = c["value"]
                    changed.add(n["key"])
        return {"state": "done", "changed": len(changed), "refused": refused}

    def restrict(self, body):
        changed = 0
        for n in self.mine(body["subject"], body.get("categories") or ()):
            changed += n["restricted"] != body["restricted"]
            n["restricted"] = body["restricted"]
        return {"state": "done", "changed": changed}

    def erase(self, body):
        gone = self.mine(body["subject"], body.get("categories") or ())
        self.notes = [n for n in self.notes if n not in gone]
        return {"state": "done", "erased": len(gone)}

    def verify(self, body):
        left = len(self.mine(body["subject"], body.get("categories") or ()))
        return {"state": "remaining" if left else "done", "remaining": left}

    def job(self, body):
        for known in self.answers.values():
            if known["job"] == body.get("job"):
                return self.state_of(known)
        raise Refused(404, "job", "There is no such job.")

    @staticmethod
    def state_of(known):
        if known["outcome"] is None:
            return {"job": known["job"], "state": "pending", "checkAfterSeconds": 1}
        return {"job": known["job"], "state": "done", "outcome": known["outcome"]}

    # --- changes

    def change(self, do, body, key, seen):
        with self.lock:
            known = self.answers.get(key)
            if known and known["digest"] != seen:
                raise Refused(409, "idempotency", "The Idempotency-Key was used for another request.")
            if not known:
                known = self.answers[key] = {"digest": seen, "job": None, "outcome": None}
                if self.asynchronous:
                    known["job"] = secrets.token_hex(8)
                    threading.Thread(target=self.later, args=(do, body, known), daemon=True).start()
                else:
                    known["outcome"] = do(body)
            if known["outcome"] is None:
                return 202, {"job": known["job"], "checkAfterSeconds": 1}
            return 200, known["outcome"]

    def later(self, do, body, known):
        with self.lock:
            known["outcome"] = do(body)
        for pause in (0, 1, 5, 30):
            time.sleep(pause)
            if not body.get("callback") or self.tell(body["callback"], self.state_of(known)):
                return

    def tell(self, where, said):
        body, key = json.dumps(said).encode(), secrets.token_hex(16)
        params = (f'("@method" "@target-uri" "content-digest" "idempotency-key");created={int(time.time())}'
                  f';nonce="{secrets.token_hex(12)}";keyid="source";alg="hmac-sha256"')
        text = "\n".join(['"@method": POST', f'"@target-uri": {where}', f'"content-digest": {digest(body)}',
                          f'"idempotency-key": {key}', f'"@signature-params": {params}'])
        request = urllib.request.Request(where, body, method="POST", headers={
            "Content-Type": "application/json", "Content-Digest": digest(body), "Idempotency-Key": key,
            "Signature-Input": "sig1=" + params, "Signature": f"sig1=:{mac(self.secret, text)}:"})
        try:
            urllib.request.urlopen(request, timeout=10).close()
        except urllib.error.HTTPError as e:
            return e.code < 500 and e.code not in (408, 425, 429)
        except OSError:
            return False
        return True


def handler(book, base):
    prefix = re.sub(r"^https?://[^/]+", "", base)
    origin = base[: len(base) - len(prefix)]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            try:
                status, answer = self.answer()
            except Refused as e:
                status, answer = e.status, {"error": {"code": e.code, "message": e.message}}
            except (KeyError, TypeError, AttributeError):
                status, answer = 400, {"error": {"code": "malformed", "message": "The request is not what the schema says."}}
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def answer(self):
            size = int(self.headers.get("Content-Length", "0"))
            if size > MAX_BODY:
                self.rfile.read(size)
                raise Refused(413, "too_large", "The request is larger than 64 KiB.")
            body = self.rfile.read(size)
            book.check(self.command, origin + self.path, self.headers, body)
            name = self.path[len(prefix) + len("/v1/"):] if self.path.startswith(prefix + "/v1/") else ""
            if name not in ("describe", "find", "export", "rectify", "restrict", "erase", "verify", "job"):
                raise Refused(404, "not_found", "There is nothing at this path.")
            try:
                asked = json.loads(body)
            except ValueError:
                raise Refused(400, "malformed", "The body is no JSON.") from None
            do = getattr(book, name)
            if name in ("rectify", "restrict", "erase"):
                return book.change(do, asked, self.headers["Idempotency-Key"], self.headers["Content-Digest"])
            with book.lock:
                return 200, do(asked)

        def log_message(self, *_):
            pass

    return Handler


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--secret-file", required=True)
    args.add_argument("--asynchronous", action="store_true")
    args.add_argument("--base", help="the address that Steward is given, behind a proxy")
    given = args.parse_args()
    with open(given.secret_file, "rb") as f:
        book = Notebook(f.read().strip(), given.asynchronous)
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    base = given.base or f"http://127.0.0.1:{server.server_port}/notes"
    server.RequestHandlerClass = handler(book, base)
    print(base, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
