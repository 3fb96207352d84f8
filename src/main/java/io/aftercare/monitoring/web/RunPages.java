package io.aftercare.monitoring.web;

import io.aftercare.common.Refusal;
import io.aftercare.common.page.FramedDocument;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Panel;
import io.aftercare.common.page.Panels;
import io.aftercare.engine.DeployedProcesses;
import io.aftercare.monitoring.RunHistory;
import io.aftercare.run.MailPreview;
import io.aftercare.run.SentMails;
import io.aftercare.survey.RunId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;

/** The page of a run and its parts. Other modules may add panels for a {@link RunHistory}, such as what can be done. */
@PageController
@RequestMapping("/runs/{id}")
@PreAuthorize("hasAuthority('runs:read')")
class RunPages {

    private static final String INLINE_STYLES = "'unsafe-inline'";

    private final RunViews views;
    private final SentMails mails;
    private final DeployedProcesses processes;
    private final List<Panel<RunHistory>> panels;

    RunPages(RunViews views, SentMails mails, DeployedProcesses processes, ObjectProvider<Panel<RunHistory>> panels) {
        this.views = views;
        this.mails = mails;
        this.processes = processes;
        this.panels = panels.orderedStream().toList();
    }

    @GetMapping
    @Nullable
    ModelAndView show(@PathVariable UUID id, WebRequest request) {
        var history = views.history(new RunId(id));
        var page = views.page(history);
        if (request.checkNotModified(page.etag())) {
            return null;
        }
        return new ModelAndView("monitoring/run")
                .addObject("page", page)
                .addObject("panels", Panels.of(panels, history));
    }

    /** One process of the run, opened in place. */
    @GetMapping("/processes/{key}")
    @Nullable
    ModelAndView process(@PathVariable UUID id, @PathVariable long key, WebRequest request) {
        var process = views.process(views.history(new RunId(id)), key);
        return request.checkNotModified(process.etag())
                ? null
                : new ModelAndView("monitoring/process", "process", process);
    }

    /** The diagram of the very version that the process runs. */
    @GetMapping("/processes/{key}/process.bpmn")
    ResponseEntity<byte[]> diagram(@PathVariable UUID id, @PathVariable long key) {
        var instance = views.instance(views.history(new RunId(id)), key);
        return processes
                .xml(instance.instance().definitionKey())
                .map(bpmn -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_XML)
                        .body(bpmn))
                .orElseThrow(() ->
                        Refusal.notFound("unknown-process", "The engine has not told the diagram of this process."));
    }

    /** The mail, as a document for a frame; its styles stand in it, as mail programs want it. */
    @GetMapping("/mail")
    ResponseEntity<String> mail(@PathVariable UUID id) {
        return FramedDocument.of(sent(id).html(), INLINE_STYLES);
    }

    /** What stands above the mail and what its text part says, as a fragment. */
    @GetMapping("/mail/head")
    ModelAndView mailHead(@PathVariable UUID id) {
        return new ModelAndView("run/mail-head", "mail", sent(id));
    }

    private MailPreview sent(UUID id) {
        return mails.of(new RunId(id))
                .orElseThrow(() -> Refusal.notFound(
                        "mail-not-sent",
                        "There is no mail to show: none was sent in this run, or its contact was erased."));
    }
}
