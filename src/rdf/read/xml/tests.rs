//! XML that is well-formed, and each way in which it is not.

use super::*;

fn seen(document: &str) -> String {
    let text = plain(document.as_bytes(), false).expect(document);
    String::from_utf8(text.bytes.into_owned()).expect("text")
}

/// The fault, and what was read before it.
fn fault(document: &str) -> (SyntaxErrorKind, &str) {
    match plain(document.as_bytes(), false) {
        Ok(_) => panic!("passes: {document}"),
        Err((kind, at)) => (kind, &document[..at]),
    }
}

/// Each fault with documents that have it; what comes before the place is marked by `^`.
const FAULTS: &[(XmlFault, &[&str])] = {
    use XmlFault::*;
    &[
        (
            BeforeDeclaration,
            &[
                " ^<?xml version='1.0'?><a/>",
                "\n^<?xml version='1.0'?><a/>",
                "<!-- c -->^<?xml version='1.0'?><a/>",
                "<a/>^<?xml version='1.0'?>",
                "<a>^<?xml version='1.0'?></a>",
                "^\u{feff}<?xml version='1.0'?><a/>",
            ],
        ),
        (
            SecondDeclaration,
            &[
                "<?xml version='1.0'?>\n^<?xml version='1.0'?><a/>",
                "<?xml version='1.0'?><a>^<?xml version='1.0'?></a>",
            ],
        ),
        (
            ReservedTarget,
            &["^<?XML version='1.0'?><a/>", "<a>^<?Xml x?></a>"],
        ),
        (
            Declaration,
            &[
                "^<?xml encoding='UTF-8'?><a/>",
                "^<?xml encoding='UTF-8' version='1.0'?><a/>",
                "^<?xml version='1.0' standalone='yes' encoding='UTF-8'?><a/>",
                "^<?xml version='1.0'encoding='UTF-8'?><a/>",
                "^<?xml version='1.0' standalone='ja'?><a/>",
                "^<?xml version=1.0?><a/>",
                "^<?xml version='1.0'><a/>",
                "^<?xml version='1.0' encoding=''?><a/>",
                "^<?xml version='1.0' x='y'?><a/>",
                "^<?xml version='1.0' ? ><a/>",
                "^<?xml Version='1.0'?><a/>",
                "^<?xml version='1.0\"?><a/>",
                "^<?xml version='1.0' encoding='UTF 8'?><a/>",
                "^<?xml ?><a/>",
                "^<?xml?><a/>",
            ],
        ),
        (
            Version,
            &[
                "^<?xml version='2.0'?><a/>",
                "^<?xml version='1'?><a/>",
                "^<?xml version='1.'?><a/>",
            ],
        ),
        (
            UnknownEncoding,
            &["^<?xml version='1.0' encoding='UTF-9'?><a/>"],
        ),
        (
            WideEncoding,
            &[
                "^<?xml version='1.0' encoding='UTF-16'?><a/>",
                "^<?xml version='1.0' encoding='utf-32le'?><a/>",
                "^<?xml version='1.0' encoding='UTF-16BE'?><a/>",
            ],
        ),
        (
            NotInEncoding,
            &["^<?xml version='1.0' encoding='US-ASCII'?><a>å</a>"],
        ),
        (
            Character,
            &[
                "<a>^\u{1}</a>",
                "<a b='^\u{ffff}'/>",
                "<a>^\u{0}</a>",
                "<!-- ^\u{c} --><a/>",
            ],
        ),
        (
            CharacterReference,
            &[
                "<a>^&#0;</a>",
                "<a b='^&#xFFFE;'/>",
                "<a>^&#xD800;</a>",
                "<a>^&#;</a>",
                "<a>^&#x;</a>",
                "<a>^&#65</a>",
                "<a>^&#x110000;</a>",
                "<a>^&#-1;</a>",
                "<a>^&#X41;</a>",
                "<a>^&#+65;</a>",
            ],
        ),
        (
            Comment,
            &[
                "<a><!-- a ^-- b --></a>",
                "<a><!-- a ^---></a>",
                "<!--^----><a/>",
                "<a/><!-- ^-- -->",
            ],
        ),
        (
            OpenComment,
            &["<a>^<!-- b </a>", "<a>^<!-- b -></a>", "^<!--><a/>"],
        ),
        (OpenCdata, &["<a>^<![CDATA[ ]] > </a>"]),
        (OpenInstruction, &["<a>^<?p i </a>", "<a>^<?p ></a>"]),
        (
            InstructionName,
            &[
                "<a>^<??></a>",
                "<a>^<? p?></a>",
                "<a>^<?1?></a>",
                "<a>^<?p:q?></a>",
                "<a>^<?p+?></a>",
            ],
        ),
        (CdataEnd, &["<a>b ^]]> c</a>", "<a>]^]]></a>"]),
        (TextOutside, &["<a/>^text", "^text<a/>", "<a/>^&#65;"]),
        (SecondRoot, &["<a/>^<b/>", "<a></a>\n^<b></b>"]),
        (
            NoElement,
            &["<!-- nothing -->^", "<?xml version='1.0'?>\n^"],
        ),
        (
            UnknownDeclaration,
            &[
                "<a>^<![cdata[x]]></a>",
                "<a>^<!ELEMENT a ANY></a>",
                "<a>^<! -- x --></a>",
                "^<!ENTITY a 'b'><a/>",
                "<a>^<!- x --></a>",
                "<a/>^<![CDATA[x]]>",
            ],
        ),
        (
            LateDoctype,
            &[
                "<a/>^<!DOCTYPE a>",
                "<a>^<!DOCTYPE a></a>",
                "<!DOCTYPE a>^<!DOCTYPE a><a/>",
            ],
        ),
        (
            Doctype,
            &[
                "^<!doctype a><a/>",
                "<!DOCTYPE^><a/>",
                "<!DOCTYPE ^><a/>",
                "<!DOCTYPE a SYSTEM^><a/>",
                "<!DOCTYPE a [^<!entity b 'c'>]><a/>",
                "<!DOCTYPE a [<!ENTITY b^>]><a/>",
                "<!DOCTYPE a [<!ENTITY b ^c>]><a/>",
                "<!DOCTYPE a [<!ENTITY b 'c^%d;'>]><a/>",
                "<!DOCTYPE a [<!ELEMENT a (b^>]><a/>",
                "<!DOCTYPE a [<!ELEMENT a (b,c^|d)>]><a/>",
                "<!DOCTYPE a [<!ATTLIST a b ^x #IMPLIED>]><a/>",
                "<!DOCTYPE a [<!NOTATION b^>]><a/>",
                "<!DOCTYPE a [ ^x ]><a/>",
                "<!DOCTYPE a [ ]^",
                "<!DOCTYPE a ^x><a/>",
            ],
        ),
        (
            EntityCircle,
            &["<!DOCTYPE a [<!ENTITY b '&c;'><!ENTITY c '&b;'>]><a>^&b;</a>"],
        ),
        (
            LessThan,
            &[
                "<a>1 ^< 2</a>",
                "<a>^<1/></a>",
                "<a>^<></a>",
                "<a>^<<b/></a>",
                "^<",
            ],
        ),
        (LessThanInValue, &["<a b='1 ^< 2'/>"]),
        (OpenTag, &["^<a", "<a>^<b </a>", "<a>^<b c='d'"]),
        (
            EndTag,
            &[
                "<a><b>^</a></b>",
                "<a/>^</a>",
                "^</a>",
                "<a>^</ a>",
                "<a>^</A>",
            ],
        ),
        (EndTagContent, &["<a>^</a b='c'>", "<a>^</a/>"]),
        (NoBlank, &["<a b='c'^d='e'/>", "<a^!/>", "<a^/ >"]),
        (NoValue, &["<a ^b/>", "<a ^b c='d'/>", "<a ^b 'c'/>"]),
        (NoQuotes, &["<a b=^c/>", "<a b=^/>"]),
        (OpenQuotes, &["<a b=^'c/>", "<a b=^\"c><d e=\"\"/></a>"]),
        (
            AttributeTwice,
            &["<a b='' c='' ^b=''/>", "<a xmlns:b='x' ^xmlns:b='x'/>"],
        ),
        (
            AttributeTwiceByNamespace,
            &["<a xmlns:b='x' xmlns:c='x' b:d='' ^c:d=''/>"],
        ),
        (
            Name,
            &[
                "<^a:1b xmlns:a='x'/>",
                "<^a:b:c xmlns:a='x'/>",
                "<^:a/>",
                "<^a:/>",
                "<a ^1='x'/>",
                "<a ^:b='x'/>",
                "<a ^xmlns:='x'/>",
                "<a ^'b'/>",
            ],
        ),
        (
            UndeclaredPrefix,
            &["<^b:a/>", "<a ^b:c=''/>", "<a><b xmlns:d='x'/><^d:e/></a>"],
        ),
        (EmptyNamespace, &["<a ^xmlns:b=''/>"]),
        (
            ReservedPrefix,
            &[
                "<a ^xmlns:xml='x'/>",
                "<a ^xmlns:xmlns='x'/>",
                "<a ^xmlns:b='http://www.w3.org/XML/1998/namespace'/>",
                "<a ^xmlns='http://www.w3.org/2000/xmlns/'/>",
            ],
        ),
    ]
};

#[test]
fn each_fault_is_found_where_it_is() {
    for (expected, documents) in FAULTS {
        for marked in *documents {
            let document = marked.replacen('^', "", 1);
            let (kind, before) = fault(&document);
            let SyntaxErrorKind::Xml(found, _) = kind else {
                panic!("{marked}: {kind:?}");
            };
            let place = marked.find('^').expect(marked);
            assert_eq!((found, before), (*expected, &marked[..place]), "{marked}");
        }
    }
}

#[test]
fn well_formed_documents_pass() {
    for good in [
        "<a/>",
        "<?xml version='1.0'?><a/>",
        "<?xml version=\"1.1\" encoding = 'utf-8' standalone='no' ?>\n<!-- c --><?p?><a></a >\n<!-- d --><?q r?>\n",
        "<?xml-stylesheet href='x'?><a/>",
        "<?xml version='1.0' encoding='iso-8859-1'?><a>b</a>",
        "<a b = \"'>\" c\n='\"'\t/>",
        "<å:ä xmlns:å='ö'/>",
        "<a xmlns=''/>",
        "<a xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:lang='sv'/>",
        "<a xmlns:b='x' xmlns:c='y' b:d='' c:d='' d=''/>",
        "<a>]] &gt; ]&#93;> - -- &#x10FFFF;</a>",
        "<!DOCTYPE a PUBLIC '-//X//Y' \"z\" [<!-- c --><?p i?><!ENTITY % e 'f'><!ENTITY g SYSTEM 'h' NDATA i><!NOTATION i PUBLIC 'j'>\
         <!ELEMENT a (b?,(c|d)*,e+)><!ELEMENT b EMPTY><!ELEMENT c (#PCDATA|b)*><!ATTLIST a k CDATA #IMPLIED l (m | n) #REQUIRED>]><a/>",
    ] {
        assert!(
            plain(good.as_bytes(), false).is_ok(),
            "{good}: {:?}",
            fault(good)
        );
    }
}

#[test]
fn a_byte_order_mark_says_more_than_the_declaration() {
    let said = "<?xml version='1.0' encoding='ISO-8859-1'?><a>å</a>";
    assert!(plain(said.as_bytes(), true).is_ok());
    let wide = "<?xml version='1.0' encoding='UTF-16'?><a/>";
    assert!(plain(wide.as_bytes(), true).is_err());
}

#[test]
fn what_is_not_there_or_too_much() {
    let kind = |document: &str| fault(document).0;
    assert_eq!(kind("<a><b/>"), SyntaxErrorKind::CutOff("a".into()));
    assert_eq!(
        kind("<a>&nbsp;</a>"),
        SyntaxErrorKind::Entity("nbsp".into())
    );
    assert_eq!(
        fault("<a b='?x=1&y=2'/>"),
        (SyntaxErrorKind::Ampersand, "<a b='?x=1")
    );
    let limit = |document: &str| match kind(document) {
        SyntaxErrorKind::Limit(limit) => limit,
        other => panic!("{document}: {other:?}"),
    };
    assert_eq!(limit(&"<a>".repeat(300)), Limit::Elements(MAX_DEPTH));
    assert_eq!(
        limit("<!DOCTYPE a SYSTEM 'x'><a>&b;</a>"),
        Limit::ExternalEntity
    );
    assert_eq!(
        limit("<!DOCTYPE a [<!ENTITY b SYSTEM 'c'>]><a>&b;</a>"),
        Limit::ExternalEntity
    );
    assert_eq!(
        limit("<!DOCTYPE a [<!ENTITY % b 'c'>%b;]><a/>"),
        Limit::ParameterEntity
    );
    assert_eq!(
        limit("<!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]><a/>"),
        Limit::AttributeDefaults
    );
    assert_eq!(
        limit("<!DOCTYPE a [<!ENTITY b '<c/>'>]><a>&b;</a>"),
        Limit::EntityMarkup
    );
}

#[test]
fn text_in_pieces_becomes_one() {
    assert_eq!(
        seen("<a>ett<!-- c --> två<?p i?><![CDATA[ & <b>]]> &amp; tre</a>"),
        "<a>ett två &amp; &lt;b&gt; &amp; tre</a>"
    );
    assert_eq!(
        seen("<a x='1\n 2\t3\r\n'\n>a\r\nb\rc&#13;</a>"),
        "<a x='1  2 3 '\n>a\nb\nc&#13;</a>"
    );
    assert_eq!(
        seen("<!DOCTYPE a [<!ENTITY b \"x'&c;\"><!ENTITY c '&#10;&amp;'>]>\n<a b='&b;'>&b;</a> "),
        "<a b='x&#39; &amp;'>x'\n&amp;</a>"
    );
}

#[test]
fn nothing_is_copied_where_nothing_changes() {
    let document = "<?xml version=\"1.0\"?>\n<a x='1'\n y=\"&gt;'\">it's \"so\"\n<b/></a>\n";
    let text = plain(document.as_bytes(), false).expect("XML");
    assert!(matches!(text.bytes, std::borrow::Cow::Borrowed(_)));
    assert_eq!(text.offset(0), document.find("<a").expect("a"));
}

#[test]
fn places_are_those_of_the_file() {
    let file = "<!-- c --><a><!-- en\r\nrad --><b>x\r\ny</b><c/></a>";
    let text = plain(file.as_bytes(), false).expect("XML");
    let here = String::from_utf8_lossy(&text.bytes)
        .find("<c/>")
        .expect("c");
    assert_eq!(Some(text.offset(here)), file.find("<c/>"));
    assert_eq!(text.offset(1), 11);
}

#[test]
fn parse_types_are_read_as_literals() {
    let rdf = |content: &str| {
        format!("<r xmlns:q='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>{content}</r>")
    };
    let same = |content: &str| assert_eq!(seen(&rdf(content)), rdf(content));
    assert_eq!(
        seen(&rdf("<p q:parseType='a b'>x</p>")),
        rdf("<p q:parseType='Literal'>x</p>")
    );
    let empty = rdf("<p q:datatype=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral\"></p>");
    assert_eq!(seen(&rdf("<p q:parseType='Literal'></p>")), empty);
    same("<p q:parseType='Resource'><z parseType='x'/></p>");
    same("<p q:parseType='Literal'><z q:parseType='x' q:ID='a'/><z q:ID='a'/></p>");
    same("<p q:ID='a'/><p xml:base='b' q:ID='a'/><p q:ID='b'/>");
    let twice = rdf("<p q:ID='a'/><q:p q:ID='a'/>");
    assert_eq!(fault(&twice).0, SyntaxErrorKind::DuplicateId("a".into()));
    let triple = rdf("<p q:parseType='Triple'>x</p>");
    assert_eq!(fault(&triple).0, SyntaxErrorKind::TripleTerm);
}
