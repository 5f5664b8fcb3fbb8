"""Limits and edge cases; ordinary cases are in the corpora in this folder."""

import string

import pytest

from kasm_policy import Rules
from kasm_policy.check import judge

from .conftest import Judge
from .corpus import HOME

TOO_MUCH = [
    pytest.param("ls " + "a/..:" * 1000 + "a/..", id="parents_in_one_word"),
    pytest.param("eval a; " * 200, id="texts"),
    pytest.param("f() { " + "a=1; " * 200 + "}; " + "f; " * 1000, id="assignments", marks=pytest.mark.slow),
    pytest.param("f() { echo " + "a " * 2000 + "; }; " + "f; " * 1000, id="words", marks=pytest.mark.slow),
]


@pytest.mark.parametrize("command", TOO_MUCH)
def test_every_kind_of_work_is_limited(command: str, judged: Judge) -> None:
    assert judged(command) == "too_complex"


def test_path_in_a_word_is_found_after_four_separators_and_no_other(judged: Judge) -> None:
    plain = sorted(set(string.ascii_letters + string.digits + string.punctuation) - set("'/"))

    found = {character for character in plain if judged(f"echo 'a{character}/etc/x'")}

    assert found == set("=:,@")


def test_list_of_many_paths_is_checked(judged: Judge) -> None:
    assert judged("ls " + "a/..:" * 50 + "a/..") == ""
    assert judged("ls " + "a/..:" * 50 + "a/../..") == "leaves_roots"


def test_path_of_maximum_length_is_checked_and_longer_text_is_no_path(judged: Judge) -> None:
    def padded(length: int) -> str:
        return "/etc/" + "x" * (length - len("/etc/"))

    # The kernel opens paths of 4,095 bytes, and none that is longer.
    assert judged("cat " + padded(4095)) == "protected_path"
    assert judged("cat " + padded(4100)) == ""


def test_directories_deep_below_the_root_can_be_protected(judged: Judge) -> None:
    rules = Rules(protected_paths=("/srv/a/b/secret",))

    assert judged("cat /srv/a/b/secret/key", rules=rules) == "protected_path"
    assert judged("cat /srv/./a//b/secret/key", rules=rules) == "protected_path"
    assert judged("cd /srv/a/b && cat secret/key", rules=rules) == "protected_path"
    assert judged("cd /srv/a && cat b/secrets", rules=rules) == ""


def test_rules_without_any_directory_still_refuse_parents(judged: Judge) -> None:
    rules = Rules(allowed_roots=(), protected_paths=())

    assert judged("cat /etc/hostname", rules=rules) == ""
    assert judged("cat ../x", rules=rules) == "leaves_roots"


def test_computed_component_after_parents_may_be_empty(judged: Judge) -> None:
    assert judged('cat ../../"$x"/etc/passwd', rules=Rules(allowed_roots=("/",))) == "protected_path"


def test_each_component_may_contain_brackets(judged: Judge) -> None:
    rules = Rules(protected_paths=("/srv/secret",))

    assert judged("cat /[s]rv/[s]ecret/key", rules=rules) == "protected_path"


@pytest.mark.parametrize("operator", ["-eq", "-ne", "-lt", "-le", "-gt", "-ge"])
def test_numeric_comparison_evaluates_both_sides(operator: str, judged: Judge) -> None:
    assert judged(f"[[ 'a[$(id)]' {operator} 0 ]]") == "unclear_syntax"
    assert judged(f"[[ 0 {operator} 'a[$(id)]' ]]") == "unclear_syntax"
    assert judged(f"[[ $x {operator} 10 ]]") == ""


@pytest.mark.parametrize("operator", ["-v", "-R"])
def test_test_of_a_variable_evaluates_its_subscript(operator: str, judged: Judge) -> None:
    assert judged(f"[[ {operator} 'a[$(id)]' ]]") == "unclear_syntax"
    assert judged(f"[[ {operator} name ]]") == ""


@pytest.mark.parametrize("operator", ["==", "=", "!=", "=~"])
def test_pattern_is_no_path(operator: str, judged: Judge) -> None:
    assert judged(f"[[ $x {operator} /etc/* ]]") == ""
    assert judged(f"[[ /etc/* {operator} $x ]]") == "protected_path"
    assert judged(f"[[ $x {operator} $(sudo id) ]]") == "blocked_program"


@pytest.mark.parametrize("inner", ["$(x)", "`id`", "<(id)", ">(id)"])
def test_substitution_in_an_extended_pattern_is_refused(inner: str, judged: Judge) -> None:
    assert judged(f"ls @({inner})") == "unclear_syntax"


def test_single_quotes_in_double_quotes_may_contain_only_plain_text(judged: Judge) -> None:
    plain = set(string.printable) - {"'"}

    accepted = {character for character in plain if not judged(f"echo \"${{x:-'a{character}b'}}\"")}

    assert accepted == plain - set('`\\"}\r')
    assert judged("echo \"${x:-'a$(b)'}\"") == "unclear_syntax"


@pytest.mark.parametrize("operator", [":-", "-", ":=", "=", ":+", "+"])
def test_default_value_may_be_a_path(operator: str, judged: Judge) -> None:
    assert judged(f'cat "${{x{operator}/etc/passwd}}"') == "protected_path"


@pytest.mark.parametrize("operator", [":-", "-", ":=", "=", ":+", "+", ":?", "?"])
def test_single_quotes_in_a_default_value_quote_only_outside_double_quotes(operator: str, judged: Judge) -> None:
    assert judged(f"echo \"${{x{operator}'$(id)'}}\"") == "unclear_syntax"
    assert judged(f"echo ${{x{operator}'$(id)'}}") == ""


@pytest.mark.parametrize("operator", ["#", "##", "%", "%%"])
def test_single_quotes_in_a_pattern_always_quote(operator: str, judged: Judge) -> None:
    assert judged(f"echo \"${{x{operator}'$(id)'}}\"") == ""


@pytest.mark.parametrize("expression", ["-$(id)", "($(id))", "$(id)+1", "1+$(id)", "1?$(id):2", "a[$(id)]", "x=$(id)"])
def test_substitution_anywhere_in_arithmetic_is_checked(expression: str, judged: Judge) -> None:
    rules = Rules(blocked_commands=frozenset({"id"}))

    for command in (f"echo $(({expression}))", f"(({expression}))", f"echo ${{a:{expression}}}", f"a[{expression}]=1"):
        assert judged(command, rules=rules) in {"blocked_program", "syntax"}
    assert judged(f"echo $(({expression}))", rules=rules) == "blocked_program"


def test_line_continuation_is_accepted_between_characters_that_make_no_operator(judged: Judge) -> None:
    characters = sorted(set(string.printable) - set("\"'()`\r"))
    word = set(string.ascii_letters + string.digits + "_-./,:@%+ \t\n")

    before = {character for character in characters if not judged(f"echo '' a{character}\\\nb")}
    after = {character for character in characters if not judged(f"echo '' a\\\n{character}b")}

    assert before == word | set("&|;\\>=]}")
    assert after == word | set("&|;")


@pytest.mark.parametrize(
    "expression",
    ["a=b", "a,b", "a?b:c", "a==b", "a!=b", "a**b", *(f"a{o}b" for o in "+-*/%"), *(f"a{o}=b" for o in "+-*/%")],
)
def test_let_is_accepted_where_bash_splits_no_words(expression: str, judged: Judge) -> None:
    assert judged(f"let {expression}") == ""


@pytest.mark.parametrize("operator", ["<", "<<", "|", "||", "&", "&&", "^", "<<="])
def test_let_is_refused_where_bash_reads_a_shell_operator(operator: str, judged: Judge) -> None:
    assert judged(f"let a{operator}b") == "unclear_syntax"
    assert judged(f"let 'a{operator}b'") == ""


def test_computed_end_of_a_component_determines_no_directory(judged: Judge) -> None:
    rules = Rules(allowed_roots=("/h",))

    assert judged("chmod 777 /h$x", rules=rules) == "ownership"
    assert judged("chmod 777 /h/$x", rules=rules) == ""


@pytest.mark.parametrize("command", ["bash --rcfile", "bash -o", "bash -O"])
def test_option_without_its_value_makes_the_program_read_standard_input(command: str, judged: Judge) -> None:
    assert judged(command) == "stdin_code"


def test_dash_ends_the_options_of_a_shell(judged: Judge) -> None:
    assert judged("bash - -c 'sudo id'") == ""
    assert judged("bash - < x") == "stdin_code"
    assert judged("bash -- -c 'sudo id'") == ""


@pytest.mark.parametrize("option", ["-n1", "--max-args=1", "-L1", "-l1", "--max-lines=1"])
def test_limit_turns_off_the_replacement_of_xargs(option: str, judged: Judge) -> None:
    assert judged(f"ls | xargs -I@ {option} env") == "computed_position"
    assert judged("ls | xargs -I@ env") == ""


@pytest.mark.parametrize("option", ["-H", "-L", "-P", "-O3", "-D tree"])
def test_start_of_find_comes_after_its_options(option: str, judged: Judge) -> None:
    assert judged(f"find {option} /usr/share -exec chmod 777 {{}} +") == "ownership"
    assert judged(f"find {option} src -exec chmod 700 {{}} +") == ""


def test_text_of_64_kib_is_accepted_and_longer_text_refused(judged: Judge) -> None:
    assert judged("echo '" + "a" * ((64 << 10) - 7) + "'") == ""
    assert judged("echo '" + "a" * ((64 << 10) - 6) + "'") == "too_long"


@pytest.mark.parametrize("code", [0xD800, 0xDBFF, 0xDC00, 0xDFFF])
def test_lone_surrogate_is_refused(code: int, judged: Judge) -> None:
    assert judged(f"echo {chr(code)}") == "characters"


@pytest.mark.parametrize(
    "tree",
    [
        {"Type": "File", "Stmts": None},
        {"Type": "File", "Stmts": {}},
        {"Type": "File", "Extra": {}},
        {"Type": "File", "Extra": {"Offset": 1}},
        {"Type": "File", "Pos": {"Offset": 1}},
        {"Type": "File", "Last": [{"Text": {}}]},
        {"Type": "File", "Stmts": [{"Cmd": []}]},
        {"Type": "File", "Stmts": [{"Negated": 1}]},
    ],
)
def test_tree_with_values_of_another_type_is_refused(tree: object) -> None:
    refusal = judge("ls", HOME, Rules(), lambda _: tree)

    assert refusal is not None
    assert refusal.code == "unclear_syntax"


@pytest.mark.parametrize("parameter", ["!#", "?/0/-S", "?%1", "?:+-S", "?:0:1"])
def test_numeric_parameter_is_no_number_after_any_transformation(parameter: str, judged: Judge) -> None:
    assert judged(f"env ${{{parameter}}} ls") == "computed_position"
    assert judged("timeout ${?} ls") == ""
