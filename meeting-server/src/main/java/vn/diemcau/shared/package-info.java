/** What every feature shares: refusals, outcomes, text folding, identifiers. */
@org.springframework.modulith.ApplicationModule(
    type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package vn.diemcau.shared;
