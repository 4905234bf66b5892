CREATE TABLE `accessibility` (
	`id` text PRIMARY KEY NOT NULL,
	`location_id` text,
	`description` text,
	`details` text,
	`url` text,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `address` (
	`id` text PRIMARY KEY NOT NULL,
	`location_id` text,
	`attention` text,
	`address_1` text NOT NULL,
	`address_2` text,
	`city` text NOT NULL,
	`region` text,
	`state_province` text NOT NULL,
	`postal_code` text NOT NULL,
	`country` text NOT NULL,
	`address_type` text NOT NULL,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `address_location` ON `address` (`location_id`);--> statement-breakpoint
CREATE TABLE `attribute` (
	`id` text PRIMARY KEY NOT NULL,
	`link_id` text NOT NULL,
	`link_entity` text NOT NULL,
	`taxonomy_term_id` text NOT NULL,
	`link_type` text,
	`value` text,
	`label` text,
	FOREIGN KEY (`taxonomy_term_id`) REFERENCES `taxonomy_term`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attribute_link` ON `attribute` (`link_entity`,`link_id`,`taxonomy_term_id`);--> statement-breakpoint
CREATE TABLE `change` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`resource_id` text,
	`at` text NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `change_resource` ON `change` (`resource_id`,`seq`);--> statement-breakpoint
CREATE TABLE `contact` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text,
	`service_id` text,
	`service_at_location_id` text,
	`location_id` text,
	`name` text,
	`title` text,
	`department` text,
	`email` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_at_location_id`) REFERENCES `service_at_location`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contact_sal` ON `contact` (`service_at_location_id`);--> statement-breakpoint
CREATE TABLE `cost_option` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`valid_from` text,
	`valid_to` text,
	`option` text,
	`currency` text,
	`amount` real,
	`amount_description` text,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `funding` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text,
	`service_id` text,
	`source` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `import_source` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`source` text NOT NULL,
	`data_date` text,
	`licence` text NOT NULL,
	`attribution` text NOT NULL,
	`attribution_url` text,
	`sha256` text NOT NULL,
	`counts` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `language` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text,
	`location_id` text,
	`phone_id` text,
	`name` text,
	`code` text,
	`note` text,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`phone_id`) REFERENCES `phone`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `location` (
	`id` text PRIMARY KEY NOT NULL,
	`location_type` text NOT NULL,
	`url` text,
	`organization_id` text,
	`name` text,
	`alternate_name` text,
	`description` text,
	`transportation` text,
	`latitude` real,
	`longitude` real,
	`external_identifier` text,
	`external_identifier_type` text,
	`address_visibility` text DEFAULT 'full' NOT NULL,
	`timezone_name` text,
	`region_code` text,
	`place_id` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`place_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `location_place` ON `location` (`place_id`);--> statement-breakpoint
CREATE INDEX `location_external` ON `location` (`external_identifier_type`,`external_identifier`);--> statement-breakpoint
CREATE TABLE `metadata` (
	`id` text PRIMARY KEY NOT NULL,
	`resource_id` text NOT NULL,
	`resource_type` text NOT NULL,
	`last_action_date` text NOT NULL,
	`last_action_type` text NOT NULL,
	`field_name` text NOT NULL,
	`previous_value` text NOT NULL,
	`replacement_value` text NOT NULL,
	`updated_by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `metadata_resource` ON `metadata` (`resource_type`,`resource_id`);--> statement-breakpoint
CREATE TABLE `organization` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`alternate_name` text,
	`description` text NOT NULL,
	`email` text,
	`website` text,
	`tax_status` text,
	`tax_id` text,
	`year_incorporated` integer,
	`legal_status` text,
	`logo` text,
	`uri` text,
	`parent_organization_id` text,
	`faith_host` text DEFAULT 'no' NOT NULL,
	FOREIGN KEY (`parent_organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `organization_identifier` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`identifier_scheme` text,
	`identifier_type` text NOT NULL,
	`identifier` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `phone` (
	`id` text PRIMARY KEY NOT NULL,
	`location_id` text,
	`service_id` text,
	`organization_id` text,
	`contact_id` text,
	`service_at_location_id` text,
	`number` text NOT NULL,
	`extension` integer,
	`type` text,
	`description` text,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact_id`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_at_location_id`) REFERENCES `service_at_location`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `phone_sal` ON `phone` (`service_at_location_id`);--> statement-breakpoint
CREATE INDEX `phone_service` ON `phone` (`service_id`);--> statement-breakpoint
CREATE INDEX `phone_location` ON `phone` (`location_id`);--> statement-breakpoint
CREATE TABLE `place` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`latitude` real NOT NULL,
	`longitude` real NOT NULL,
	`population` integer,
	`import_source_id` text,
	FOREIGN KEY (`import_source_id`) REFERENCES `import_source`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `place_slug` ON `place` (`slug`);--> statement-breakpoint
CREATE INDEX `place_kind` ON `place` (`kind`);--> statement-breakpoint
CREATE TABLE `program` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`name` text NOT NULL,
	`alternate_name` text,
	`description` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `provenance` (
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`field` text NOT NULL,
	`source` text NOT NULL,
	`checked_on` text,
	`note` text,
	PRIMARY KEY(`entity`, `entity_id`, `field`)
);
--> statement-breakpoint
CREATE TABLE `required_document` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text,
	`document` text,
	`uri` text,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `review_item` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`resource_id` text,
	`field` text,
	`detail` text NOT NULL,
	`created_at` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `review_item_state` ON `review_item` (`state`,`kind`);--> statement-breakpoint
CREATE TABLE `schedule` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text,
	`location_id` text,
	`service_at_location_id` text,
	`valid_from` text,
	`valid_to` text,
	`dtstart` text,
	`timezone` real,
	`until` text,
	`count` integer,
	`wkst` text,
	`freq` text,
	`interval` integer,
	`byday` text,
	`byweekno` text,
	`bymonthday` text,
	`byyearday` text,
	`description` text,
	`opens_at` text,
	`closes_at` text,
	`schedule_link` text,
	`attending_type` text,
	`notes` text,
	`kind` text DEFAULT 'session' NOT NULL,
	`holidays` text DEFAULT 'check' NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_at_location_id`) REFERENCES `service_at_location`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `schedule_sal` ON `schedule` (`service_at_location_id`);--> statement-breakpoint
CREATE INDEX `schedule_service` ON `schedule` (`service_id`);--> statement-breakpoint
CREATE INDEX `schedule_location` ON `schedule` (`location_id`);--> statement-breakpoint
CREATE TABLE `schedule_exception` (
	`id` text PRIMARY KEY NOT NULL,
	`schedule_id` text NOT NULL,
	`date` text NOT NULL,
	`kind` text NOT NULL,
	`opens_at` text,
	`closes_at` text,
	`note` text,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedule`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schedule_exception_date` ON `schedule_exception` (`schedule_id`,`date`);--> statement-breakpoint
CREATE TABLE `service` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`program_id` text,
	`name` text NOT NULL,
	`alternate_name` text,
	`description` text,
	`url` text,
	`email` text,
	`status` text NOT NULL,
	`interpretation_services` text,
	`application_process` text,
	`fees_description` text,
	`wait_time` text,
	`fees` text,
	`accreditations` text,
	`eligibility_description` text,
	`minimum_age` integer,
	`maximum_age` integer,
	`assured_date` text,
	`assurer_email` text,
	`licenses` text,
	`alert` text,
	`last_modified` text,
	`kind` text DEFAULT 'group' NOT NULL,
	`summary` text,
	`lang` text DEFAULT 'en' NOT NULL,
	`inclusion_statement` text,
	`co_led_by` text DEFAULT '[]' NOT NULL,
	`spaces` text DEFAULT 'unknown' NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`program_id`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `service_organization` ON `service` (`organization_id`);--> statement-breakpoint
CREATE TABLE `service_area` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text,
	`service_at_location_id` text,
	`name` text,
	`description` text,
	`extent` text,
	`extent_type` text,
	`uri` text,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_at_location_id`) REFERENCES `service_at_location`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `service_at_location` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`location_id` text NOT NULL,
	`description` text,
	`import_source_id` text,
	`import_key` text,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`location_id`) REFERENCES `location`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_source_id`) REFERENCES `import_source`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sal_service` ON `service_at_location` (`service_id`);--> statement-breakpoint
CREATE INDEX `sal_location` ON `service_at_location` (`location_id`);--> statement-breakpoint
CREATE INDEX `sal_import` ON `service_at_location` (`import_source_id`,`import_key`);--> statement-breakpoint
CREATE TABLE `service_capacity` (
	`id` text PRIMARY KEY NOT NULL,
	`service_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`available` real NOT NULL,
	`maximum` real,
	`description` text,
	`updated` text NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `taxonomy` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`uri` text,
	`version` text
);
--> statement-breakpoint
CREATE TABLE `taxonomy_term` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`parent_id` text,
	`taxonomy` text,
	`language` text,
	`taxonomy_id` text,
	`term_uri` text,
	FOREIGN KEY (`parent_id`) REFERENCES `taxonomy_term`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taxonomy_id`) REFERENCES `taxonomy`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `taxonomy_term_code` ON `taxonomy_term` (`taxonomy_id`,`code`);--> statement-breakpoint
CREATE TABLE `unit` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`scheme` text,
	`identifier` text,
	`uri` text
);
--> statement-breakpoint
CREATE TABLE `url` (
	`id` text PRIMARY KEY NOT NULL,
	`label` text,
	`url` text NOT NULL,
	`organization_id` text,
	`service_id` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `service`(`id`) ON UPDATE no action ON DELETE no action
);
