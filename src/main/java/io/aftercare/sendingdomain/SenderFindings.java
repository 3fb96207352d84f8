package io.aftercare.sendingdomain;

import io.aftercare.sendingdomain.DomainCheck.Part;
import io.aftercare.survey.Finding;
import io.aftercare.survey.FindingSource;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyMails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps surveys from being published with a From address whose domain is not ready. Where no domains are configured,
 * nothing is asked of them.
 */
@Component
class SenderFindings implements FindingSource {

    private static final String FIELD = "sender";

    private final SendingDomainRepository repository;
    private final SurveyMails mails;

    SenderFindings(SendingDomainRepository repository, SurveyMails mails) {
        this.repository = repository;
        this.mails = mails;
    }

    @Override
    public List<Finding> findings(SurveyId id, SurveyDefinition draft) {
        return repository.count() == 0
                ? List.of()
                : mails.sender(draft).map(from -> findings(from.address())).orElse(List.of());
    }

    private List<Finding> findings(String address) {
        var name = address.substring(address.lastIndexOf('@') + 1);
        return SendingDomains.normalized(name)
                .flatMap(repository::find)
                .map(SenderFindings::findings)
                .orElseGet(() -> List.of(Finding.error(
                        FIELD,
                        ("Mails from %s would not be signed: its domain is not among the sending domains. Choose "
                                        + "another sender, or ask an admin to add the domain under Settings, Sending domains.")
                                .formatted(address))));
    }

    private static List<Finding> findings(SendingDomain domain) {
        if (domain.ready()) {
            var findings = new ArrayList<Finding>();
            List.of(Part.SPF, Part.DMARC)
                    .forEach(part -> lacking(domain, part)
                            .ifPresent(check -> findings.add(Finding.warning(FIELD, check.words()))));
            return List.copyOf(findings);
        }
        if (domain.publishable()) {
            return List.of(Finding.warning(
                    FIELD,
                    "The sending domain %s is not ready, though an admin allowed it. Mails may end up as spam."
                            .formatted(domain.name())));
        }
        return List.of(Finding.error(
                FIELD,
                ("The sending domain %s is not ready. %s Choose another sender, or ask an admin to finish it under "
                                + "Settings, Sending domains.")
                        .formatted(
                                domain.name(),
                                domain.check(Part.DKIM).map(DomainCheck::words).orElse("It was not checked yet."))));
    }

    private static Optional<DomainCheck> lacking(SendingDomain domain, Part part) {
        return domain.check(part)
                .filter(check ->
                        check.state() == DomainCheck.State.MISSING || check.state() == DomainCheck.State.WRONG);
    }
}
