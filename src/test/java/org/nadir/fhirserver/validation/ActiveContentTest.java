package org.nadir.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveContentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT>alert(1)</SCRIPT>",
                "<p onclick=\"alert(1)\">a</p>",
                "<p ONCLICK=\"alert(1)\">a</p>",
                "<a href=\"javascript:alert(1)\">a</a>",
                "<a href=\" java&#10;script:alert(1)\">a</a>",
                "<a href=\"JaVaScRiPt:alert(1)\">a</a>",
                "<a href=\"&#x01;javascript:alert(1)\">a</a>",
                "<a href=\"vbscript:x\">a</a>",
                "<a href=\"data:text/html,x\">a</a>",
                "<iframe src=\"https://evil.example\"></iframe>",
                "<form action=\"https://evil.example\"><input name=\"password\"/></form>",
                "<object data=\"a.swf\"></object>",
                "<embed src=\"a.swf\"/>",
                "<meta http-equiv=\"refresh\" content=\"0\"/>",
                "<base href=\"https://evil.example\"/>",
                "<link rel=\"stylesheet\" href=\"https://evil.example\"/>",
                "<style>a { }</style>",
                "<svg><g onload=\"alert(1)\"/></svg>",
                "<math></math>",
                "<img src=\"https://evil.example/pixel.png\" alt=\"\"/>",
                "<img src=\"//evil.example/pixel.png\" alt=\"\"/>",
                "<img src=\"data:image/svg+xml;base64,AAAA\" alt=\"\"/>",
                "<img src=\"javascript:alert(1)\" alt=\"\"/>",
                "<table background=\"https://evil.example\"><tr><td>a</td></tr></table>",
                "<p style=\"background: url(https://evil.example)\">a</p>",
                "<p style=\"background: u\\72l(x)\">a</p>",
                "<p style=\"width: expression(alert(1))\">a</p>",
                "<p><span><b><i onmouseover=\"a()\">deep</i></b></span></p>",
                "<button>a</button>",
                "<video src=\"a\"></video>"
            })
    void whatActsIsFound(String inner) {
        assertThat(found(inner)).as(inner).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain &lt;script&gt; text",
                "<p style=\"color: red; text-align: center\" class=\"a\" id=\"b\" title=\"on: c\">a</p>",
                "<table><caption>a</caption><thead><tr><th colspan=\"2\">a</th></tr></thead><tbody><tr><td>a</td></tr></tbody></table>",
                "<a href=\"https://example.org/a?b=c#d\">a</a>",
                "<a href=\"Patient/1\">a</a>",
                "<a href=\"/fhir/Patient/1\">a</a>",
                "<a href=\"#b\">a</a>",
                "<a name=\"b\">a</a>",
                "<a href=\"mailto:a@example.org\">a</a>",
                "<a href=\"tel:+4940123\">a</a>",
                "<img src=\"#pic1\" alt=\"a\"/>",
                "<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"a\"/>",
                "<img src=\"Binary/1\" alt=\"a\"/>",
                "<ul><li>a</li></ul><ol><li>b</li></ol><dl><dt>c</dt><dd>d</dd></dl><pre>e</pre><hr/><br/>",
                "<h1>a</h1><blockquote><q>b</q></blockquote><code>c</code><b>d</b><i>e</i><sub>2</sub><sup>3</sup>",
                "<!-- a comment -->text"
            })
    void whatFhirAllowsIsKept(String inner) {
        assertThat(found(inner)).as(inner).isEmpty();
    }

    @Test
    void theSentenceNamesWhatWasFound() {
        assertThat(found("<p onclick=\"a()\">a</p>"))
                .hasValueSatisfying(found -> assertThat(found).contains("onclick"));
        assertThat(found("<iframe></iframe>"))
                .hasValueSatisfying(found -> assertThat(found).contains("iframe"));
    }

    private static Optional<String> found(String inner) {
        XhtmlNode node = new XhtmlNode();
        node.setValueAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">" + inner + "</div>");
        return ActiveContent.in(node);
    }
}
