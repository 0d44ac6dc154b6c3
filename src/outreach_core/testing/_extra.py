"""Is Hypothesis there? If not, what has to be installed?"""

try:
    import hypothesis  # noqa: F401  only to see whether it is there
except ModuleNotFoundError as error:
    if error.name != "hypothesis":
        raise
    msg = (
        "outreach_core.testing needs Hypothesis, which the core itself does not bring. "
        'Install the extra: pip install "outreach-core[testing]"'
    )
    raise ModuleNotFoundError(msg, name="hypothesis") from None
