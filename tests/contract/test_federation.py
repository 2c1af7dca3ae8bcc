"""Federation both ways: SAML responses that open roles, and tokens that AWS's own principals show elsewhere.

Signatures are made and verified by other means than the server's: Python's canonicalisation, the rsa package, openssl.
"""

import base64
import datetime
import hashlib
import json
import subprocess
import xml.etree.ElementTree

import botocore.exceptions
import pytest
import requests
import rsa

ATTRIBUTE = "https://aws.amazon.com/SAML/Attributes/"
DSIG = "http://www.w3.org/2000/09/xmldsig#"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"


def code_of(error):
    return error.value.response["Error"]["Code"]


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class IdentityProvider:
    """A key with a certificate, and responses that it signs."""

    issuer = "https://idp.example.com/contract"

    def __init__(self, folder):
        key, certificate = folder / "key.pem", folder / "certificate.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=idp",
                        "-keyout", key, "-out", certificate], check=True, capture_output=True)
        plain = subprocess.run(["openssl", "rsa", "-in", key, "-traditional"], check=True, capture_output=True).stdout
        self.key = rsa.PrivateKey.load_pkcs1(plain)
        self.certificate = "".join(certificate.read_text().splitlines()[1:-1])

    def metadata(self):
        return (f'<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{self.issuer}">'
                '<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">'
                f'<KeyDescriptor use="signing"><KeyInfo xmlns="{DSIG}"><X509Data><X509Certificate>{self.certificate}'
                '</X509Certificate></X509Data></KeyInfo></KeyDescriptor>'
                '<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" '
                'Location="https://idp.example.com/sso"/></IDPSSODescriptor></EntityDescriptor>')

    def signature_of(self, assertion):
        digest = hashlib.sha256(xml.etree.ElementTree.canonicalize(assertion).encode()).digest()
        signed = (f'<ds:SignedInfo xmlns:ds="{DSIG}"><ds:CanonicalizationMethod Algorithm="{EXCLUSIVE}"/>'
                  '<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>'
                  f'<ds:Reference URI="#_a1"><ds:Transforms><ds:Transform Algorithm="{DSIG}enveloped-signature"/>'
                  f'<ds:Transform Algorithm="{EXCLUSIVE}"/></ds:Transforms>'
                  '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
                  f'<ds:DigestValue>{base64.b64encode(digest).decode()}</ds:DigestValue></ds:Reference></ds:SignedInfo>')
        value = rsa.sign(xml.etree.ElementTree.canonicalize(signed).encode(), self.key, "SHA-256")
        return (f'<ds:Signature xmlns:ds="{DSIG}">{signed}'
                f'<ds:SignatureValue>{base64.b64encode(value).decode()}</ds:SignatureValue></ds:Signature>')

    def response(self, attributes, subject="ana@example.com"):
        now = datetime.datetime.now(datetime.timezone.utc)
        issued = now.strftime("%Y-%m-%dT%H:%M:%SZ")
        until = (now + datetime.timedelta(minutes=5)).strftime("%Y-%m-%dT%H:%M:%SZ")
        said = "".join(f'<saml:Attribute Name="{ATTRIBUTE}{name}"><saml:AttributeValue>{value}</saml:AttributeValue>'
                       '</saml:Attribute>' for name, value in attributes.items())
        issuer = f"<saml:Issuer>{self.issuer}</saml:Issuer>"
        assertion = ('<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a1" '
                     f'IssueInstant="{issued}" Version="2.0">{issuer}<saml:Subject>'
                     f'<saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">{subject}</saml:NameID>'
                     '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">'
                     f'<saml:SubjectConfirmationData NotOnOrAfter="{until}" '
                     'Recipient="https://signin.aws.amazon.com/saml"/></saml:SubjectConfirmation></saml:Subject>'
                     f'<saml:Conditions NotBefore="{issued}" NotOnOrAfter="{until}"><saml:AudienceRestriction>'
                     '<saml:Audience>urn:amazon:webservices</saml:Audience></saml:AudienceRestriction>'
                     f'</saml:Conditions><saml:AttributeStatement>{said}</saml:AttributeStatement></saml:Assertion>')
        signed = assertion.replace(issuer, issuer + self.signature_of(assertion))
        return ('<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r1" Version="2.0">'
                '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>'
                f'{signed}</samlp:Response>')


def test_a_saml_response_opens_a_role(server, tmp_path):
    idp = IdentityProvider(tmp_path)
    iam = server.client("iam", "la2/admin")
    provider = iam.create_saml_provider(SAMLMetadataDocument=idp.metadata(), Name="contract")["SAMLProviderArn"]
    trust = {"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"Federated": provider}, "Action": "sts:AssumeRoleWithSAML",
        "Condition": {"StringEquals": {"saml:aud": "https://signin.aws.amazon.com/saml",
                                       "saml:sub": "ana@example.com"}}}]}
    role = iam.create_role(RoleName="contract-saml", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
    attributes = {"Role": f"{role},{provider}", "RoleSessionName": "ana"}

    def assume(response):
        # The call is not signed: the keys are of somebody who may do nothing.
        keys = {"aws_access_key_id": "none", "aws_secret_access_key": "none"}
        return server.client("sts", keys=keys).assume_role_with_saml(
            RoleArn=role, PrincipalArn=provider, SAMLAssertion=base64.b64encode(response.encode()).decode())

    got = assume(idp.response(attributes))
    assert got["AssumedRoleUser"]["Arn"] == "arn:aws:sts::222233334444:assumed-role/contract-saml/ana"
    assert got["Subject"] == "ana@example.com"
    assert got["SubjectType"] == "persistent"
    keys = got["Credentials"]
    session = server.client("sts", keys={"aws_access_key_id": keys["AccessKeyId"],
                                         "aws_secret_access_key": keys["SecretAccessKey"],
                                         "aws_session_token": keys["SessionToken"]})
    assert session.get_caller_identity()["Arn"] == got["AssumedRoleUser"]["Arn"]

    with pytest.raises(botocore.exceptions.ClientError) as error:
        assume(idp.response(attributes).replace("ana@", "eve@"))
    assert code_of(error) == "InvalidIdentityToken"
    with pytest.raises(botocore.exceptions.ClientError) as error:
        assume(idp.response(attributes, subject="eve@example.com"))
    assert code_of(error) == "AccessDenied"


def test_a_web_identity_token_verifies_by_the_keys_that_its_issuer_publishes(server, tmp_path):
    issuer = server.client("iam", "la2/admin").enable_outbound_web_identity_federation()["IssuerIdentifier"]
    host = issuer.removeprefix("https://")

    def published(path):
        answer = requests.get(server.url + path, headers={"Host": host}, timeout=10)
        assert answer.status_code == 200
        return answer.json()

    configuration = published("/.well-known/openid-configuration")
    assert configuration["issuer"] == issuer
    keys = {key["kid"]: key for key in published(configuration["jwks_uri"].removeprefix(issuer))["keys"]}

    def token_of(algorithm):
        got = server.client("sts", "la2/admin").get_web_identity_token(
            Audience=["https://api.example.com"], SigningAlgorithm=algorithm)
        head, claims, signature = got["WebIdentityToken"].split(".")
        key = keys[json.loads(decoded(head))["kid"]]
        return key, json.loads(decoded(claims)), f"{head}.{claims}".encode(), decoded(signature)

    key, claims, message, signature = token_of("RS256")
    public = rsa.PublicKey(int.from_bytes(decoded(key["n"]), "big"), int.from_bytes(decoded(key["e"]), "big"))
    assert rsa.verify(message, signature, public) == "SHA-256"
    with pytest.raises(rsa.VerificationError):
        rsa.verify(message + b"x", signature, public)
    assert claims["iss"] == issuer
    assert claims["aud"] == "https://api.example.com"
    assert claims["sub"] == "arn:aws:iam::222233334444:role/admin"
    assert claims["exp"] - claims["iat"] == 300
    assert claims["https://sts.amazonaws.com/"]["aws_account"] == "222233334444"

    key, _, message, signature = token_of("ES384")
    info = bytes.fromhex("3076301006072a8648ce3d020106052b8104002203620004") + decoded(key["x"]) + decoded(key["y"])
    (tmp_path / "key.der").write_bytes(info)

    def number(raw):
        raw = raw.lstrip(b"\0")
        raw = b"\0" + raw if raw[0] & 0x80 else raw
        return bytes([2, len(raw)]) + raw

    both = number(signature[:48]) + number(signature[48:])
    (tmp_path / "signature").write_bytes(bytes([0x30, len(both)]) + both)
    subprocess.run(["openssl", "pkey", "-pubin", "-inform", "DER", "-in", tmp_path / "key.der",
                    "-out", tmp_path / "key.pem"], check=True, capture_output=True)
    verify = ["openssl", "dgst", "-sha384", "-verify", tmp_path / "key.pem", "-signature", tmp_path / "signature"]
    assert subprocess.run(verify, input=message, capture_output=True).returncode == 0
    assert subprocess.run(verify, input=message + b"x", capture_output=True).returncode == 1

    assert requests.get(server.url + "/.well-known/jwks.json", headers={"Host": "x" + host[1:]},
                        timeout=10).status_code == 404
