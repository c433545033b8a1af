"""Provisions an account through the scim-client library, from joining to leaving.

Arguments: base URL, bearer token. Exits with 1 and says what differed from
what this client expects of a service provider.
"""
import sys
from urllib.error import HTTPError

from scim_client import SCIMClient
from scim_client.resources import User

client = SCIMClient(base_url=sys.argv[1], token=sys.argv[2], max_retries=1)


def expect(what, got, want):
    if got != want:
        sys.exit(f"{what}: {got!r}, want {want!r}")


def refused(what, status, call):
    try:
        call()
    except HTTPError as e:
        return expect(what, e.code, status)
    except Exception as e:  # the library wraps what it doesn't retry
        return expect(what, str(status) in str(e), True)
    sys.exit(f"{what}: was accepted, want {status}")


def joiner():
    return User(
        id="", external_id="hr-1", user_name="joiner@acme.test", active=True, display_name="Jo Iner",
        name={"given_name": "Jo", "family_name": "Iner"}, emails=[{"value": "joiner@acme.test", "type": "work", "primary": True}],
    )


by_name = 'userName eq "joiner@acme.test"'
expect("nobody yet", client.search_users(q=by_name).total_results, 0)
user = client.create_user(joiner())
expect("userName", user.user_name, "joiner@acme.test")
refused("a second account with the same userName", 409, lambda: client.create_user(joiner()))

found = client.search_users(q=by_name)
expect("found", [u.id for u in found.resources], [user.id])
expect("count of the page", found.items_per_page, 1)
expect("family name", client.read_user(user.id).name.family_name, "Iner")

user.display_name, user.active = "Jo Leaver", False
expect("renamed", client.update_user(user).display_name, "Jo Leaver")
expect("inactive", client.read_user(user.id).active, False)

client.delete_user(user_id=user.id)
refused("reading a deleted account", 404, lambda: client.read_user(user.id))
expect("nobody left", client.search_users(q=by_name).total_results, 0)
print("provisioned")
