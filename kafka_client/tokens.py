"""Tokens that sign in to Amazon MSK with IAM: signed here with the AWS credentials, and renewed in time."""

import re
from typing import Any

from kafka_client.settings import AWS_PROFILE, AWS_REGION, AWS_ROLE, Settings

INSTALL = "pip install 'orchestra-replay[msk]'"
SESSION = "orchestra-replay"
"""What AWS's logs call who has assumed a role."""
_REGION = re.compile(r"[a-z]{2,}(-[a-z]+)+-\d+")


class TokenError(Exception):
    """There is no token; the message is one sentence that says why and what to do."""


class MskTokens:
    """What librdkafka calls for a token, when it needs the first and before one expires.

    ``fault`` is why there was none the last time, or empty.
    """

    def __init__(self, region: str, profile: str = "", role: str = "") -> None:
        self.fault = ""
        self._region = region
        self._profile = profile
        self._role = role

    def __call__(self, _config: str) -> tuple[str, float]:
        return self.token()

    def token(self) -> tuple[str, float]:
        """A token, and when it expires in seconds since 1970. Raises `TokenError`.

        The credentials are looked for anew each time: those that were renewed meanwhile are found.
        """
        try:
            token, expiry = self._signed()
        except TokenError as error:
            self.fault = str(error)
            raise
        self.fault = ""
        return token, expiry

    def _signed(self) -> tuple[str, float]:
        try:
            from aws_msk_iam_sasl_signer import MSKAuthTokenProvider  # noqa: PLC0415 - an extra, and slow
            from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415
        except ImportError:
            raise TokenError(f"Signing in to MSK with IAM needs what {INSTALL} installs.") from None
        if not _REGION.fullmatch(self._region):
            raise TokenError(f"{self._region} is no AWS region; write it as in eu-west-1.")
        try:
            token, milliseconds = MSKAuthTokenProvider.generate_auth_token_from_credentials_provider(
                self._region, _provider(self._credentials())
            )
        except (BotoCoreError, ClientError) as error:
            raise TokenError(self._sentence(error)) from None
        return str(token), milliseconds / 1000

    def _credentials(self) -> Any:
        from botocore.credentials import Credentials  # noqa: PLC0415 - see `_signed`
        from botocore.session import Session  # noqa: PLC0415

        session = Session(profile=self._profile or None)
        found = session.get_credentials()
        if found is None:
            raise TokenError(
                f"There are no AWS credentials {self._where()}; sign in with `aws configure` or "
                "`aws sso login`, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
            )
        if not self._role:
            return found
        security = session.create_client("sts", region_name=self._region)
        given = security.assume_role(RoleArn=self._role, RoleSessionName=SESSION)["Credentials"]
        return Credentials(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])

    def _sentence(self, error: Exception) -> str:
        """What AWS's library says, and what to do."""
        name, reason = type(error).__name__, " ".join(str(error).split()).rstrip(".")
        if name == "ProfileNotFound":
            return f"AWS knows no profile {self._profile} here; `aws configure list-profiles` lists them."
        if "SSO" in name or name == "TokenRetrievalError":
            option = f" --profile {self._profile}" if self._profile else ""
            return f"The sign-in to AWS has expired ({reason}); run `aws sso login{option}`."
        if name == "ClientError" and self._role:
            return f"AWS does not let you assume the role {self._role} ({reason}); check its trust policy."
        return f"AWS gives no credentials {self._where()} ({reason}); check `aws sts get-caller-identity`."

    def _where(self) -> str:
        return f"in the profile {self._profile}" if self._profile else "here"


def tokens_of(settings: Settings) -> MskTokens | None:
    """What gives the tokens; None where the settings sign in without."""
    region = str(settings.get(AWS_REGION, ""))
    if not region:
        return None
    return MskTokens(region, str(settings.get(AWS_PROFILE, "")), str(settings.get(AWS_ROLE, "")))


def _provider(credentials: Any) -> Any:
    """What the signer takes credentials from."""
    from botocore.credentials import CredentialProvider  # noqa: PLC0415 - see `MskTokens`

    class Provider(CredentialProvider):  # type: ignore[misc]
        def load(self) -> Any:
            return credentials

    return Provider()
