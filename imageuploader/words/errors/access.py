"""The messages for errors of the token and of the connection."""

from imageuploader.domain.errors import (
    AccessError,
    BadToken,
    CaptivePortal,
    MissingGrant,
    MissingScope,
    NameNotFound,
    NetworkError,
    NotLinode,
    NoToken,
    NotPermitted,
    NotStorage,
    NotTrusted,
    OtherAccount,
    ProxyWantsPassword,
    SignInRefused,
    TokenRefused,
    Unreachable,
)
from imageuploader.words.errors.reasons import reason_text
from imageuploader.words.message import Action, Message
from imageuploader.words.text import Text

_LONGEST_NAME = 100
_REFUSED_REMEDY = Text(
    "It may have expired or been revoked. Create a new token in Cloud Manager and sign in with it."
)
_SCOPE_UPLOAD = Text("This token cannot upload images ({right} is missing)")
_SCOPE_OTHER = Text("This token is not allowed to do this ({right} is missing)")
_NO_SIGN_IN = Text("The browser could not sign in")
_NOT_SIGNED_IN = {
    "denied": Text("Access was denied in the browser"),
    "closed": Text("The browser did not come back from Linode"),
    "state": Text("The browser came back with an answer to another sign-in"),
    "code": Text("Linode did not accept the sign-in of the browser"),
    "port": Text("This computer has no free port for the answer of the browser"),
}
_BROWSER_REMEDY = Text("Sign in with the browser once more, or paste a token.")
_NO_TOKEN = Text("This is not a token")
_BAD_TOKEN = {
    "empty": Text("This is not a token: it is empty"),
    "space": Text("This is not a token: there is a space inside"),
    "address": Text("This is not a token but the address of a page"),
    "characters": Text("This is not a token: it has characters that no token has"),
}
_COPY_REMEDY = Text("Copy the whole token from Cloud Manager, and nothing else.")
_GRANT = Text("Your Linode user is not allowed to add images ({needed} is missing)")
_GRANT_OF = Text("The user {user} is not allowed to add images ({needed} is missing)")
_GRANT_REMEDY = Text(
    "Whoever manages the account can grant “Add Images” to this user, or give it a role with "
    "the permission upload_image. Or sign in as another user."
)
_NOT_PERMITTED = Text("Linode does not allow this upload: {reason}")
_NOT_PERMITTED_TO = Text("Linode does not allow the user {user} to upload: {reason}")
_NOT_PERMITTED_REMEDY = Text(
    "Whoever manages the account can see what is missing there, or change what this user may do. "
    "Or sign in as another user."
)
_RIGHTS = {
    "images:read_write": Text("Images: read/write"),
    "images:read_only": Text("Images: read only"),
    "events:read_only": Text("Events: read only"),
    "account:read_only": Text("Account: read only"),
    "account:read_write": Text("Account: read/write"),
    "linodes:read_write": Text("Linodes: read/write"),
}
_SCOPE_REMEDY = Text(
    "Create a token with the scopes Images read/write and Events read-only in Cloud "
    "Manager, and sign in with it."
)
_SCOPE_REMEDY_HAS = Text(
    "It has only {has}. Create a token with the scopes Images read/write and Events "
    "read-only in Cloud Manager, and sign in with it."
)
_OTHER_REMEDY = Text(
    "Use a token of that account at {host} to check on it, or to remove its image."
)
_UNREACHABLE_REMEDY = Text(
    "Check the network connection, the proxy and the API address, then try again."
)
_NO_NAME_REMEDY = Text(
    "Check the network connection, its DNS server and the API address, then try again."
)
_NOT_TRUSTED_REMEDY = Text(
    "The certificate of {host} was rejected: {reason}. A company proxy is the likely cause: "
    "specify its CA file in the settings, with --ca or in LINODE_CA."
)
_BY_CLOCK_REMEDY = Text(
    "The certificate of {host} was rejected: {reason}. Check the date and the clock of this "
    "computer first; if they are right, the server's certificate is out of date."
)
_ISSUED_REMEDY = Text(
    "The certificate of {host} was rejected: {reason}. It was issued by “{issuer}”, most likely "
    "a proxy of your company: specify its CA file in the settings, with --ca or in LINODE_CA."
)
_BY_NAME_REMEDY = Text(
    "The certificate of {host} was rejected: {reason}. It is that of another server: check the "
    "API address, and whether a sign-in page of this network answers in its place."
)
_OUTDATED_REMEDY = Text(
    "{host} offers only an outdated encryption ({reason}). Whoever runs that server, or a proxy in "
    "between, has to update it."
)
_PROXY_REMEDY = Text(
    "It stands before {host} and said: {reason}. Enter both in the settings, Network, or check "
    "them there."
)
_PORTAL_REMEDY = Text(
    "Open any page in a browser, sign in to the network, then try again ({reason})."
)
_NOT_LINODE_REMEDY = Text("Check the API address, such as https://api.linode.com ({reason}).")

_NOT_STORAGE_REMEDY = Text(
    "Uploads go there. A proxy or a firewall answers in its place: ask whoever runs it to let "
    "{host} through ({reason})."
)


def access_message(error: AccessError) -> Message | None:
    """Return the message for an error about the token or the account."""
    match error:
        case NoToken():
            return Message(
                Text("You are not signed in"),
                Text("Sign in with a token from Cloud Manager."),
                Action.SIGN_IN,
            )
        case BadToken(fault=fault):
            return Message(_BAD_TOKEN.get(fault, _NO_TOKEN), _COPY_REMEDY, Action.SIGN_IN)
        case SignInRefused(why=why):
            return Message(_NOT_SIGNED_IN.get(why, _NO_SIGN_IN), _BROWSER_REMEDY, Action.SIGN_IN)
        case TokenRefused():
            return Message(Text("Token not accepted"), _REFUSED_REMEDY, Action.SIGN_IN)
        case MissingScope(needed=needed, has=has):
            remedy = _SCOPE_REMEDY_HAS.with_facts(has=has) if has else _SCOPE_REMEDY
            return Message(_missing(needed), remedy, Action.SIGN_IN)
        case MissingGrant(needed=needed, user=user):
            headline = _GRANT_OF if user else _GRANT
            facts = {"needed": needed, "user": user}
            return Message(headline.with_facts(**facts), _GRANT_REMEDY, Action.SIGN_IN)
        case NotPermitted(user=user, reason=reason):
            headline = _NOT_PERMITTED_TO if user else _NOT_PERMITTED
            facts = {"user": user, "reason": reason.rstrip(".")}
            return Message(headline.with_facts(**facts), _NOT_PERMITTED_REMEDY, Action.SIGN_IN)
        case OtherAccount(where=where, who=who):
            host = where.partition("://")[2] or where
            headline = (
                Text("This upload was made by the user {who}", who=who)
                if who
                else Text("This upload went to another Linode: {host}", host=host)
            )
            return Message(headline, _OTHER_REMEDY.with_facts(host=host), Action.SIGN_IN)
        case _:
            return None


def _missing(needed: str) -> Text:
    if not needed:
        return Text("This token is not allowed to do this")
    template = _SCOPE_UPLOAD if "images:read_write" in needed else _SCOPE_OTHER
    return template.with_facts(right=_RIGHTS.get(needed, needed))


def network_message(error: NetworkError) -> Message | None:
    """Return the message for an error of the connection to Linode."""
    match error:
        case NameNotFound(host=host):
            headline, remedy = Text("The host {host} was not found", host=host), _NO_NAME_REMEDY
        case NotTrusted(host=host, reason=reason, issuer=issuer):
            headline = Text("The connection is not trusted by this computer")
            remedy = _trust_remedy(error).with_facts(
                host=host, reason=reason.rstrip("."), issuer=issuer[:_LONGEST_NAME]
            )
        case ProxyWantsPassword(host=host, reason=reason):
            headline = Text("The proxy wants a user and a password")
            remedy = _PROXY_REMEDY.with_facts(host=host, reason=reason)
        case CaptivePortal(host=host, reason=reason):
            headline = Text("A sign-in page of this network answers instead of {host}", host=host)
            remedy = _PORTAL_REMEDY.with_facts(reason=reason)
        case NotLinode(host=host, reason=reason):
            headline = Text("{host} does not answer as Linode does", host=host)
            remedy = _NOT_LINODE_REMEDY.with_facts(reason=reason)
        case NotStorage(host=host, reason=reason):
            headline = Text("{host} does not answer as Linode's storage does", host=host)
            remedy = _NOT_STORAGE_REMEDY.with_facts(host=host, reason=reason)
        case Unreachable(host=host, reason=reason, sent=True):
            why = reason_text(reason)
            headline = Text("The connection to {host} broke: {reason}", host=host, reason=why)
            return Message(
                headline, Text("Check the network connection, then try again."), Action.TRY_AGAIN
            )
        case Unreachable(host=host, reason=reason):
            why = reason_text(reason)
            headline = Text("Cannot reach {host}: {reason}", host=host, reason=why)
            return Message(headline, _UNREACHABLE_REMEDY, Action.TRY_AGAIN)
        case _:
            return None
    return Message(headline, remedy, Action.TRY_AGAIN)


def _trust_remedy(error: NotTrusted) -> Text:
    match error.flaw:
        case "time":
            return _BY_CLOCK_REMEDY
        case "name":
            return _BY_NAME_REMEDY
        case "encryption":
            return _OUTDATED_REMEDY
        case _:
            return _ISSUED_REMEDY if error.issuer else _NOT_TRUSTED_REMEDY
