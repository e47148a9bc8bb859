package dev.salesflow.company;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The only clock of the business code: the machine's time in the company's zone, whichever that is at the moment. */
@Component
class CompanyClock extends Clock {

    private final CompanyBook company;

    CompanyClock(CompanyBook company) {
        this.company = company;
    }

    @Override
    public ZoneId getZone() {
        return company.current().zoneOrMachines();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant();
    }
}
