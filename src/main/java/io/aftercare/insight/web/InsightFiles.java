package io.aftercare.insight.web;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.CsvText;
import io.aftercare.common.CursorPage;
import io.aftercare.insight.CommentFilter;
import io.aftercare.insight.Comments;
import io.aftercare.insight.Dimension;
import io.aftercare.insight.Figures;
import io.aftercare.insight.Funnels;
import io.aftercare.insight.InsightFilter;
import io.aftercare.insight.InsightPeriod;
import io.aftercare.insight.Insights;
import io.aftercare.insight.Interval;
import io.aftercare.insight.LatestAnswer;
import io.aftercare.insight.ResponseRate;
import io.aftercare.insight.Score;
import io.aftercare.insight.web.Groups.Order;
import io.aftercare.survey.RunId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Scores and comments as CSV files. */
@Component
class InsightFiles {

    /** The most comments of one file: of more, the newest. */
    static final int MOST_COMMENTS = 100_000;

    private static final String[] SCORE_COLUMNS = {
        "part",
        "key",
        "name",
        "from",
        "to",
        "score",
        "score_low",
        "score_high",
        "answers",
        "sent",
        "response_rate",
        "previous_score",
        "previous_answers"
    };

    private static final String[] COMMENT_COLUMNS = {
        "answered_at", "survey", "type", "score", "band", "comment", "contact", "ticket", "run_id"
    };

    private final Insights insights;
    private final Funnels funnels;
    private final Comments comments;

    InsightFiles(Insights insights, Funnels funnels, Comments comments) {
        this.insights = insights;
        this.funnels = funnels;
        this.comments = comments;
    }

    /** The whole, the parts of the time, the breakdowns, the distribution and the funnel, each row saying which. */
    void scores(InsightFilter filter, InsightFilters.Known known, HttpServletResponse response) throws IOException {
        var report = insights.report(filter);
        var funnel = funnels.of(filter);
        var csv = new CsvText(begin(response, "scores.csv"), SCORE_COLUMNS);
        row(csv, "total", null, null, filter.period(), report.now(), report.before());
        for (var part : report.overTime()) {
            row(csv, filter.period().step().key(), null, null, part.period(), part.figures(), null);
        }
        for (var dimension : Dimension.values()) {
            for (var group : Groups.of(report, dimension, known, Order.WORST)) {
                var figures = group.figures();
                row(
                        csv,
                        dimension.key(),
                        figures.key(),
                        group.name(),
                        filter.period(),
                        figures.now(),
                        figures.before());
            }
        }
        for (var bar : Bar.of(report.now().answers())) {
            count(csv, "distribution", String.valueOf(bar.score()), bar.band(), filter.period(), bar.count());
        }
        for (var step : funnel.steps()) {
            count(csv, "funnel", step.stage().key(), step.stage().label(), filter.period(), step.count());
            for (var loss : step.losses()) {
                count(
                        csv,
                        "lost-before-" + step.stage().key(),
                        loss.code(),
                        loss.reason(),
                        filter.period(),
                        loss.count());
            }
        }
        csv.flush();
    }

    /** Comments page by page, so that no more than one page is in memory. */
    @Audited(act = Act.EXPORTED, kind = "comments", before = true)
    void comments(CommentFilter filter, HttpServletResponse response) throws IOException {
        var page = comments.list(filter, null, CursorPage.MAX_SIZE);
        var csv = new CsvText(begin(response, "comments.csv"), COMMENT_COLUMNS);
        for (var written = 0; written < MOST_COMMENTS; written += CursorPage.MAX_SIZE) {
            for (var answer : page.items()) {
                comment(csv, answer);
            }
            if (page.next() == null) {
                break;
            }
            var after = RunId.of(page.next());
            page = comments.list(filter, after, CursorPage.MAX_SIZE);
        }
        csv.flush();
    }

    private static OutputStream begin(HttpServletResponse response, String name) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        return response.getOutputStream();
    }

    private static void row(
            CsvText csv,
            String part,
            @Nullable String key,
            @Nullable String name,
            InsightPeriod period,
            Figures figures,
            @Nullable Figures before)
            throws IOException {
        var score = figures.score();
        csv.row(
                part,
                key,
                name,
                period.from(),
                period.to(),
                score.map(Score::value),
                score.map(Score::interval).map(Interval::low),
                score.map(Score::interval).map(Interval::high),
                figures.answered(),
                figures.delivered(),
                figures.responseRate().map(ResponseRate::value),
                before == null ? null : before.score().map(Score::value),
                before == null ? null : before.answered());
    }

    private static void count(CsvText csv, String part, String key, String name, InsightPeriod period, long count)
            throws IOException {
        csv.row(part, key, name, period.from(), period.to(), null, null, null, count, null, null, null, null);
    }

    private static void comment(CsvText csv, LatestAnswer answer) throws IOException {
        csv.row(
                answer.answeredAt(),
                answer.surveyName(),
                answer.type().key(),
                answer.score(),
                answer.band().key(),
                answer.comment(),
                answer.contactName(),
                answer.ticket(),
                answer.run());
    }
}
