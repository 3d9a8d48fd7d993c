package vn.diemcau.meeting;

import vn.diemcau.organisation.UnitId;

/**
 * One numbered item of a meeting's agenda.
 *
 * @param number from 1, without gaps
 * @param minutes planned length in minutes
 * @param presentingUnit null when nobody in particular presents it
 */
public record AgendaItem(
    AgendaItemId id, int number, String title, int minutes, UnitId presentingUnit) {}
