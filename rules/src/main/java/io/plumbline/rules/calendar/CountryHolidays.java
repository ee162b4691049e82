package io.plumbline.rules.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public and bank holidays of a country or of one of its regions, from Jollyday's tables. A
 * holiday that is observed on another day counts on both. The same code is always the same
 * calendar; a year is computed once.
 */
public final class CountryHolidays implements Calendar {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,24}(-[A-Z0-9_]{1,8}){0,2}");
  private static final Pattern DASH = Pattern.compile("-");

  /** The tables know no other years. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2200;
  private static final Set<HolidayType> DAYS_OFF =
      Set.of(HolidayType.PUBLIC_HOLIDAY, HolidayType.BANK_HOLIDAY);
  private static final Map<String, Optional<CountryHolidays>> KNOWN = new ConcurrentHashMap<>();

  private final HolidayManager manager;
  private final String[] region;
  private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

  private CountryHolidays(HolidayManager manager, String... region) {
    this.manager = manager;
    this.region = region;
  }

  /** Codes of the countries that are known, such as {@code DE}, in order. */
  public static List<String> codes() {
    return HolidayManager.getSupportedCalendarCodes().stream()
        .map(code -> code.toUpperCase(Locale.ROOT))
        .filter(code -> CODE.matcher(code).matches())
        .sorted()
        .toList();
  }

  /** The calendar of a code such as {@code DE} or {@code DE-BY}; nothing if there is none. */
  public static Optional<Calendar> find(String code) {
    var upper = code.toUpperCase(Locale.ROOT);
    if (!CODE.matcher(upper).matches()) {
      return Optional.empty();
    }
    var known = KNOWN.get(upper);
    if (known == null) {
      known = load(upper);
      // Only real ones are kept: what people write must not fill the memory.
      if (known.isPresent()) {
        KNOWN.put(upper, known);
      }
    }
    return known.map(Calendar.class::cast);
  }

  private static Optional<CountryHolidays> load(String code) {
    var parts = DASH.split(code.toLowerCase(Locale.ROOT), -1);
    if (HolidayManager.getSupportedCalendarCodes().stream()
        .noneMatch(known -> known.equalsIgnoreCase(parts[0]))) {
      return Optional.empty();
    }
    var manager = HolidayManager.getInstance(ManagerParameters.create(parts[0]));
    var region = Arrays.copyOfRange(parts, 1, parts.length);
    CalendarHierarchy place = manager.getCalendarHierarchy();
    for (var name : region) {
      place = place == null ? null : place.getChildren().get(name);
    }
    return place == null ? Optional.empty() : Optional.of(new CountryHolidays(manager, region));
  }

  @Override
  public boolean isHoliday(LocalDate day) {
    int year = day.getYear();
    return year >= FIRST_YEAR
        && year <= LAST_YEAR
        && years.computeIfAbsent(year, this::of).contains(day);
  }

  private Set<LocalDate> of(int year) {
    return manager.getHolidays(Year.of(year), region).stream()
        .filter(holiday -> DAYS_OFF.contains(holiday.getType()))
        .flatMap(CountryHolidays::days)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<LocalDate> days(Holiday holiday) {
    return Stream.concat(Stream.of(holiday.getActualDate()), holiday.getObservedDate().stream());
  }
}
